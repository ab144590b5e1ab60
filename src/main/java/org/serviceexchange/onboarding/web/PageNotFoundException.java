package org.serviceexchange.onboarding.web;

/** There is no such page for this viewer. The answer is the same whether the page exists for others or not. */
public class PageNotFoundException extends RuntimeException {}
