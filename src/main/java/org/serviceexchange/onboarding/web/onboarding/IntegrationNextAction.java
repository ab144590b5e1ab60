package org.serviceexchange.onboarding.web.onboarding;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** What has to be done next about an integration that is, or was, established. */
final class IntegrationNextAction {

    private IntegrationNextAction() {}

    static NextAction of(OnboardingView view, CurrentUser currentUser) {
        if (view.integration() != null && view.integration().request() != null) {
            return requested(view, view.integration().request(), currentUser);
        }
        return switch (view.state()) {
            case PAUSED -> NextAction.info("paused");
            case OFFBOARDED -> NextAction.info("offboarded");
            default -> NextAction.info("established");
        };
    }

    private static NextAction requested(OnboardingView view, RequestView request, CurrentUser currentUser) {
        if (request.noticeEnds() != null) {
            return NextAction.info("notice." + request.askedBy());
        }
        if (request.kind() == RequestKind.PAUSE) {
            // nobody has to agree
            return NextAction.info("working." + (currentUser.isStaff() ? "staff" : "customer"));
        }
        boolean byProvider = view.waiting().on() == Party.PROVIDER;
        String answer = "%s.%s".formatted(request.kind(), byProvider ? Party.PROVIDER : Party.CUSTOMER);
        boolean yours = byProvider ? currentUser.hasRole(Role.PROVIDER_ADMIN) : !currentUser.isStaff();
        if (yours) {
            return NextAction.task("yours." + answer, true);
        }
        String key = "agree." + answer;
        return currentUser.isStaff() ? NextAction.task(key, false) : NextAction.info(key);
    }
}
