package org.serviceexchange.onboarding.web.onboarding;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * The actions that the current user has on the integration of a page.
 *
 * @param may       what the viewer may ask for
 * @param asker     which party made the open request, as the messages call it for this viewer; null where none is open
 * @param answerer  which party has to agree, called likewise; null where none has to
 * @param underWay  whether what is open is decided, and being carried out
 * @param yours     whether the viewer's own party asked for what is open
 * @param takeBack  the last part of the address that takes it back; null where this viewer can't
 * @param earlier   what became of the requests before; newest first
 * @param maxReason characters
 */
record IntegrationActions(
        Permissions may,
        String asker,
        String answerer,
        boolean underWay,
        boolean yours,
        String takeBack,
        List<PastRequestRow> earlier,
        int maxReason) {

    record Permissions(boolean pause, boolean resume, boolean end) {}

    static IntegrationActions of(OnboardingView view, CurrentUser currentUser) {
        RequestView open =
                view.integration() == null ? null : view.integration().request();
        Party own = currentUser.hasRole(Role.PROVIDER_ADMIN)
                ? Party.PROVIDER
                : currentUser.isStaff() ? Party.NOBODY : Party.CUSTOMER;
        boolean may = own != Party.NOBODY && open == null;
        boolean established = view.state() == OnboardingState.ESTABLISHED;
        boolean paused = view.state() == OnboardingState.PAUSED;
        boolean yours = open != null && open.askedBy() == own;
        boolean undecided = open != null && open.decision() == null;
        Party other = open == null || open.askedBy() == Party.CUSTOMER ? Party.PROVIDER : Party.CUSTOMER;
        return new IntegrationActions(
                new Permissions(may && established, may && paused, may && (established || paused)),
                open == null ? null : side(open.askedBy(), own),
                undecided && open.noticeEnds() == null ? side(other, own) : null,
                open != null && !undecided,
                yours,
                yours && undecided ? (open.kind() == RequestKind.END ? "offboarding" : "resume") + "/take-back" : null,
                view.integration() == null
                        ? List.of()
                        : view.integration().earlier().stream()
                                .map(one -> PastRequestRow.of(one, own))
                                .toList(),
                IntegrationRequest.MAX_REASON);
    }

    /** How the messages call the party for a viewer of a party. */
    static String side(Party party, Party own) {
        if (party == own) {
            return "you";
        }
        return party == Party.PROVIDER ? "provider" : "customer";
    }
}
