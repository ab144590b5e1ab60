package org.serviceexchange.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The models and forms as they stand in {@code processes/} and {@code forms/}. */
public final class Models {

    private Models() {}

    public static List<BpmnModelInstance> processes() {
        return files("processes", ".bpmn").stream()
                .map(path -> Bpmn.readModelFromFile(path.toFile()))
                .toList();
    }

    /** Forms by their file's name without its ending. */
    public static Map<String, JsonNode> forms() {
        Map<String, JsonNode> forms = new TreeMap<>();
        for (Path path : files("forms", ".form")) {
            try {
                forms.put(
                        path.getFileName().toString().replace(".form", ""), new ObjectMapper().readTree(path.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return forms;
    }

    /** Every component of a form, those in groups as well. */
    public static Stream<JsonNode> components(JsonNode form) {
        return Stream.of(form.path("components"))
                .flatMap(list -> java.util.stream.StreamSupport.stream(list.spliterator(), false))
                .flatMap(component -> Stream.concat(Stream.of(component), components(component)));
    }

    public static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
