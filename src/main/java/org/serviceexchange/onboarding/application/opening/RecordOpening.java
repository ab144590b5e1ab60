package org.serviceexchange.onboarding.application.opening;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.opening.FirstOpenings;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records when an invitation, a status link and a task were first opened, and nothing about who opened it. The provider's people
 * who look at what the customer gets do not count.
 */
@Service
@Transactional
public class RecordOpening {

    /** Entries; one has some 150 bytes. */
    private static final int MOST_KNOWN = 10_000;

    private final FirstOpenings openings;
    private final Clock clock;

    /** Openings that change nothing, so that they cost no statement. */
    private final Map<String, Boolean> settled = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    RecordOpening(FirstOpenings openings, Clock clock) {
        this.openings = openings;
        this.clock = clock;
    }

    /** @param currentUser null without a sign-in */
    public void invitation(String token, CurrentUser currentUser) {
        if (!isOfProvider(currentUser)) {
            OneTimeToken.parse(token).ifPresent(one -> openings.invitationOpened(one, clock.instant()));
        }
    }

    /** @param currentUser null without a sign-in */
    public void statusLink(String token, CurrentUser currentUser) {
        if (!isOfProvider(currentUser)) {
            OneTimeToken.parse(token).ifPresent(one -> openings.statusLinkOpened(one, clock.instant()));
        }
    }

    /** Counts if the task is for a party or a group of this person, who may see it. */
    public void task(String taskId, CurrentUser currentUser) {
        String opening = taskId + " " + currentUser.userId();
        if (settled.containsKey(opening)) {
            return;
        }
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (currentUser.hasRole(Role.PROVIDER_ADMIN)) {
            parties.add(Party.PROVIDER);
        }
        if (!currentUser.customerKeys().isEmpty()) {
            parties.add(Party.CUSTOMER);
        }
        if (!openings.taskOpened(taskId, parties, currentUser.groups(), clock.instant())) {
            settled.put(opening, true);
        }
    }

    private static boolean isOfProvider(CurrentUser currentUser) {
        return currentUser != null && Role.anyCan(currentUser.groups(), Capability.BELONG_TO_PROVIDER);
    }
}
