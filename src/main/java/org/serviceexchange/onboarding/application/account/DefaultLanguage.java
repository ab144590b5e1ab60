package org.serviceexchange.onboarding.application.account;

import java.util.Locale;

/** The language of mails to people of whom no other one is known. */
public record DefaultLanguage(Locale value) {}
