package org.serviceexchange.onboarding.web.record;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.customer.Groups;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;

/** Who has to do what about an integration that is, or was, established. */
final class IntegrationNextAction {

    private static final String AGREE_TO_RESUME = "Agree to resume the integration";
    private static final String AGREE_TO_END = "Agree to end the integration";

    private IntegrationNextAction() {}

    static NextAction of(OnboardingView view, CurrentUser currentUser) {
        if (view.integration() != null && view.integration().request() != null) {
            return requested(view, view.integration().request(), currentUser);
        }
        return switch (view.state()) {
            case PAUSED ->
                NextAction.forNobody(
                        "The integration is paused",
                        "The two instances exchange nothing until one party asks to resume and the other agrees.");
            case OFFBOARDED ->
                NextAction.forNobody(
                        "The integration was ended",
                        "The two instances exchange nothing any more. The record stays here for reading.");
            default ->
                NextAction.forNobody(
                        "The integration is established",
                        "The two instances exchange records by themselves. Nobody has to do anything any more.");
        };
    }

    private static NextAction requested(OnboardingView view, RequestView request, CurrentUser currentUser) {
        String verb = request.kind().verb();
        String asker = request.askedBy() == Party.PROVIDER ? "The provider" : "The customer";
        if (request.noticeEnds() != null) {
            return NextAction.forNobody(
                    "The integration is to end",
                    "%s asked for it. The two instances go on as they are until the notice period is over."
                            .formatted(asker));
        }
        String task = request.kind() == RequestKind.END ? AGREE_TO_END : AGREE_TO_RESUME;
        boolean yours = view.waitingOn() == Party.PROVIDER
                ? currentUser.groups().contains(Groups.PROVIDER_ADMIN)
                : !currentUser.isStaff();
        if (yours) {
            return NextAction.forYou(
                    "It's your turn: agree to %s the integration, or refuse".formatted(verb),
                    "%s asked for it: the reason stands under Integration. A refusal needs a reason, too."
                            .formatted(asker),
                    task);
        }
        String title = view.waitingOn() == Party.PROVIDER
                ? "The provider has to agree to %s the integration"
                : "The customer has to agree to %s the integration";
        String text = "Nothing changes until then. The party that asked is told of the answer by mail.";
        return currentUser.isStaff()
                ? NextAction.forOthers(title.formatted(verb), text, task)
                : NextAction.forNobody(title.formatted(verb), text);
    }
}
