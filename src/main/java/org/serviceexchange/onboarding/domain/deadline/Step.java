package org.serviceexchange.onboarding.domain.deadline;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * A step that a person has to take.
 *
 * @param step    its short name in the model
 * @param title   what Tasklist calls it
 * @param party   who has to act; the days of its deadline are those of its calendar
 * @param taskId  the task in Tasklist
 */
public record Step(String step, String title, Party party, String taskId, Instant begunAt) {}
