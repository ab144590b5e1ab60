package org.serviceexchange.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Writes down which elements of the models the tests of this run went through, and lets an activity fail on demand. */
@Component
public class BpmnCoverage extends AbstractProcessEnginePlugin {

    // of this run of Maven; the tests run in several JVMs, and each writes what it saw
    private static final Path RUN = Path.of("target", "visited", System.getProperty("test.run", "alone"));
    private static final Path SEEN_HERE = RUN.resolve(ProcessHandle.current().pid() + ".txt");

    private static final Set<String> VISITED = ConcurrentHashMap.newKeySet();
    private static final Set<String> TO_FAIL = ConcurrentHashMap.newKeySet();
    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    /**
     * Elements that were left, and sequence flows that were taken, in all tests of this run so far; each as {@code
     * process key/element id}, as two models may name an element alike.
     */
    public static Set<String> visited() throws IOException {
        if (!Files.isDirectory(RUN)) {
            return Set.of();
        }
        Set<String> visited = new HashSet<>();
        try (Stream<Path> seen = Files.list(RUN)) {
            for (Path file : seen.toList()) {
                visited.addAll(Files.readAllLines(file));
            }
        }
        return visited;
    }

    private static synchronized void visit(String element) {
        if (VISITED.add(element)) {
            try {
                Files.createDirectories(RUN);
                Files.writeString(SEEN_HERE, element + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Next time, the activity does all it has to do, and then the engine's transaction is lost. */
    public static void failOnceAtTheEndOf(String activityId) {
        TO_FAIL.add(activityId);
    }

    /** Each time, until {@link #failNoMore}. */
    public static void failAlwaysAtTheEndOf(String activityId) {
        FAILING.add(activityId);
    }

    public static void failNoMore(String activityId) {
        FAILING.remove(activityId);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreBPMNParseListeners(List.of(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                watch(process.getKey(), process);
            }
        }));
    }

    private static void watch(String process, ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) end -> {
                if (TO_FAIL.remove(activity.getId()) || FAILING.contains(activity.getId())) {
                    throw new IllegalStateException("failed on demand after " + activity.getId());
                }
                visit(process + "/" + activity.getId());
            });
            activity.getOutgoingTransitions().forEach(flow -> ((TransitionImpl) flow)
                    .addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                            take -> visit(process + "/" + flow.getId())));
            watch(process, activity);
        }
    }
}
