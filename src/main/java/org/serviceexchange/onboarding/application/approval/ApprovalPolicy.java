package org.serviceexchange.onboarding.application.approval;

/** @param bySomeoneElse whether who registered a customer may not be the one who approves it */
public record ApprovalPolicy(boolean bySomeoneElse) {}
