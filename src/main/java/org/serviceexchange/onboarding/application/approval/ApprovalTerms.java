package org.serviceexchange.onboarding.application.approval;

/** @param bySomeoneElse whether who registered a customer may not be the one who approves it */
public record ApprovalTerms(boolean bySomeoneElse) {}
