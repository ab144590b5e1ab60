package org.serviceexchange.onboarding.domain;

/**
 * What is wrong with one field.
 *
 * @param field    the form field's key
 * @param sentence names the field as the form does and says what to do
 */
public record FieldError(String field, Sentence sentence) {}
