package org.serviceexchange.onboarding.application.deadline;

/**
 * A step that a person has to take.
 *
 * @param name   its short name in the model
 * @param title  what Tasklist calls it
 * @param taskId the task in Tasklist
 * @param candidateGroup the group that may take it, if a process designer added the step; null for the application's own
 */
public record StepCommand(String name, String title, String taskId, String candidateGroup) {

    /** A step that the application knows. */
    public StepCommand(String name, String title, String taskId) {
        this(name, title, taskId, null);
    }
}
