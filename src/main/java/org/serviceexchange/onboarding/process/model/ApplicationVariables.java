package org.serviceexchange.onboarding.process.model;

import java.util.Set;

/** The variables that only the application sets. Its gateways and candidate groups read them, so no form may contain one. */
public final class ApplicationVariables {

    /** The time until which the model {@code watch-deadline} waits, up to its version 2. */
    public static final String NEXT_LOOK_AT = "nextLookAt";

    public static final Set<String> NAMES = Set.of(
            CustomerOnboardingModel.VARIABLE_CUSTOMER_GROUP,
            CustomerOnboardingModel.VARIABLE_REGISTRATION_CHECK,
            CustomerOnboardingModel.VARIABLE_PROVIDER_RECORD_CHECK,
            CustomerOnboardingModel.VARIABLE_SUBSCRIPTION_DECISION,
            CustomerOnboardingModel.VARIABLE_ACTIVATION,
            ProviderSetupModel.VARIABLE_SETUP_DECISION,
            CustomerRequestModel.VARIABLE_REQUEST_OUTCOME,
            IntegrationRequestVariables.REQUEST,
            IntegrationRequestVariables.OTHER_PARTY_GROUP,
            IntegrationRequestVariables.DECISION,
            IntegrationOffboardingModel.VARIABLE_END_TERMS,
            IntegrationOffboardingModel.VARIABLE_NOTICE_ENDS,
            WatchDeadlineModel.VARIABLE_DEADLINE_EVENT,
            NEXT_LOOK_AT,
            WatchDeadlineModel.INPUT_DEADLINE_ID,
            CaseCommentModel.INPUT_COMMENT_KEY,
            CaseCommentModel.VARIABLE_WRITTEN_BY);

    private ApplicationVariables() {}
}
