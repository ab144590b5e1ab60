package org.serviceexchange.onboarding.web.record;

import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.customer.Groups;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;

/** Who has to do what about an integration that is, or was, established. */
final class IntegrationTurn {

    private static final String AGREE_TO_RESUME = "Agree to resume the integration";
    private static final String AGREE_TO_END = "Agree to end the integration";

    private IntegrationTurn() {}

    static Turn of(OnboardingView view, Viewer viewer) {
        if (view.integration() != null && view.integration().request() != null) {
            return requested(view, view.integration().request(), viewer);
        }
        return switch (view.state()) {
            case PAUSED ->
                Turn.forNobody(
                        "The integration is paused",
                        "The two instances exchange nothing until one party asks to resume and the other agrees.");
            case OFFBOARDED ->
                Turn.forNobody(
                        "The integration was ended",
                        "The two instances exchange nothing any more. The record stays here for reading.");
            default ->
                Turn.forNobody(
                        "The integration is established",
                        "The two instances exchange records by themselves. Nobody has to do anything any more.");
        };
    }

    private static Turn requested(OnboardingView view, RequestView request, Viewer viewer) {
        String verb = request.kind().verb();
        String asker = request.askedBy() == Party.PROVIDER ? "The provider" : "The customer";
        if (request.noticeEnds() != null) {
            return Turn.forNobody(
                    "The integration is to end",
                    "%s asked for it. The two instances go on as they are until the notice period is over."
                            .formatted(asker));
        }
        String task = request.kind() == RequestKind.END ? AGREE_TO_END : AGREE_TO_RESUME;
        boolean yours = view.waitingOn() == Party.PROVIDER
                ? viewer.groups().contains(Groups.PROVIDER_ADMIN)
                : !viewer.isStaff();
        if (yours) {
            return Turn.forYou(
                    "It's your turn: agree to %s the integration, or refuse".formatted(verb),
                    "%s asked for it: the reason stands under Integration. A refusal needs a reason, too."
                            .formatted(asker),
                    task);
        }
        String title = view.waitingOn() == Party.PROVIDER
                ? "The provider has to agree to %s the integration"
                : "The customer has to agree to %s the integration";
        String text = "Nothing changes until then. The party that asked is told of the answer by mail.";
        return viewer.isStaff()
                ? Turn.forOthers(title.formatted(verb), text, task)
                : Turn.forNobody(title.formatted(verb), text);
    }
}
