package org.serviceexchange.onboarding.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;

class RequiredVariableTest {

    private final DelegateExecution execution = mock(DelegateExecution.class);

    @Test
    void a_missing_variable_is_named_with_its_type() {
        assertThatThrownBy(() -> CaseCommentModel.key(execution))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("commentKey must be a String, but is null");
        assertThatThrownBy(() -> WatchDeadlineModel.deadlineId(execution))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deadlineId must be a Long, but is null");
    }

    @Test
    void a_variable_of_another_type_is_named_with_its_type() {
        when(execution.getVariable("integrationRequest")).thenReturn(7L);
        assertThatThrownBy(() -> IntegrationRequestVariables.request(execution))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("integrationRequest must be a String, but is 7");
    }

    @Test
    void a_variable_of_its_type_is_read() {
        when(execution.getVariable("integrationRequest")).thenReturn("7");
        assertThat(IntegrationRequestVariables.request(execution)).isEqualTo(7);
    }
}
