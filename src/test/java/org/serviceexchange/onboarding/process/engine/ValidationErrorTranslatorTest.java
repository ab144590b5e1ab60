package org.serviceexchange.onboarding.process.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.history.producer.DefaultHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;

class ValidationErrorTranslatorTest {

    private final ValidationErrorTranslator translator = new ValidationErrorTranslator();

    /** On PostgreSQL another transaction may delete the execution after this one has read its task. */
    @Test
    void task_that_ends_while_its_form_is_submitted_is_a_conflict() {
        fail(() -> new DefaultHistoryEventProducer().createUserOperationLogEvents(null));

        assertThatThrownBy(() -> translator.execute(new SubmitTaskFormCmd("1", Map.of(), false, false)))
                .isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void missing_value_in_our_own_code_is_no_conflict() {
        fail(() -> Map.of().get(null));

        assertThatThrownBy(() -> translator.execute(new SubmitTaskFormCmd("1", Map.of(), false, false)))
                .isInstanceOf(NullPointerException.class);
    }

    private void fail(Runnable failure) {
        translator.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                failure.run();
                return null;
            }
        });
    }
}
