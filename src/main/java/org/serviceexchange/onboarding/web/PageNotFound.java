package org.serviceexchange.onboarding.web;

/** There is nothing at this address for this viewer; whether there is for somebody else, nobody learns. */
public class PageNotFound extends RuntimeException {}
