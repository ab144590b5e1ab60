package org.serviceexchange.onboarding.web.onboarding;

import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;

/** A milestone between registration and an established integration. */
record Milestone(Name name, Progress progress) {

    enum Name {
        REGISTRATION,
        PROVIDER_RECORD,
        APPROVAL,
        ACTIVATION,
        ESTABLISHED
    }

    enum Progress {
        DONE,
        CURRENT,
        DENIED,
        ENDED,
        AHEAD,
        NEVER
    }

    private static final int APPROVAL = Name.APPROVAL.ordinal();
    private static final int ACTIVATION = Name.ACTIVATION.ordinal();

    static List<Milestone> of(OnboardingView view) {
        Progress ended =
                switch (view.state()) {
                    case DENIED -> Progress.DENIED;
                    case WITHDRAWN, EXPIRED -> Progress.ENDED;
                    default -> null;
                };
        int reached =
                switch (view.state()) {
                    case REGISTERED -> 0;
                    case NEEDS_CORRECTION -> beganWith(view);
                    case AWAITING_PROVIDER_RECORD -> 1;
                    case AWAITING_APPROVAL, DENIED -> APPROVAL;
                    case AWAITING_ACTIVATION, ACTIVATING -> ACTIVATION;
                    case ESTABLISHED, PAUSED, OFFBOARDED -> Name.values().length;
                    case WITHDRAWN, EXPIRED -> reachedBefore(view);
                };
        List<Milestone> milestones = new ArrayList<>();
        for (Name one : Name.values()) {
            int i = one.ordinal();
            Progress progress;
            if (i < reached) {
                progress = Progress.DONE;
            } else if (i == reached) {
                progress = ended != null ? ended : Progress.CURRENT;
            } else {
                progress = ended != null ? Progress.NEVER : Progress.AHEAD;
            }
            milestones.add(new Milestone(one, progress));
        }
        return milestones;
    }

    /** The case is opened once the registration is right. */
    private static int beganWith(OnboardingView view) {
        return view.registrationCase() == null ? 0 : 1;
    }

    /** What is left of the subscription tells how far it came. */
    private static int reachedBefore(OnboardingView view) {
        if (view.subscription() == null) {
            return beganWith(view);
        }
        return view.subscription().decidedAt() == null ? APPROVAL : ACTIVATION;
    }
}
