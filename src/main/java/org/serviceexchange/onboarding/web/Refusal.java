package org.serviceexchange.onboarding.web;

import java.time.Instant;
import org.serviceexchange.onboarding.application.RefusalView;
import org.serviceexchange.onboarding.application.Viewer;

/**
 * That a party said no, as this viewer would say it.
 *
 * @param who  {@code your side}, {@code the provider} or {@code the customer}
 * @param verb what the other party wanted to do
 */
record Refusal(String who, String verb, Instant at, String reason) {

    static Refusal of(RefusalView refusal, Viewer viewer) {
        return new Refusal(
                Integrating.words(refusal.by(), Integrating.partyOf(viewer)),
                refusal.kind().verb(),
                refusal.at(),
                refusal.reason());
    }
}
