package org.serviceexchange.onboarding.web.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.web.PublicLinks;

/** A work note or comment, with its links. */
public record CaseEntryRow(Instant at, String by, List<PublicLinks.Piece> text) {

    /** As in ServiceNow; among those of one moment, the one written last comes first. */
    static List<CaseEntryRow> newestFirst(List<EntryView> entries, PublicLinks address) {
        List<EntryView> sorted = new ArrayList<>(entries);
        Collections.reverse(sorted);
        sorted.sort(Comparator.comparing(EntryView::at).reversed());
        return sorted.stream()
                .map(entry -> new CaseEntryRow(entry.at(), entry.by(), address.linked(entry.text())))
                .toList();
    }
}
