package org.serviceexchange.onboarding.application.deadline;

/**
 * A step that a person has to take.
 *
 * @param name   its short name in the model
 * @param title  what Tasklist calls it
 * @param taskId the task in Tasklist
 */
public record UserStep(String name, String title, String taskId) {}
