package org.serviceexchange.onboarding.web.record;

import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.application.record.OnboardingView;

/** A step on the way from registration to an established integration. */
record Milestone(String name, Progress progress) {

    enum Progress {
        DONE("done"),
        CURRENT("in progress"),
        DENIED("denied"),
        ENDED("ended here"),
        AHEAD("still ahead"),
        NEVER("not reached");

        private final String words;

        Progress(String words) {
            this.words = words;
        }

        /** For who can't see the colours. */
        public String words() {
            return words;
        }
    }

    private static final List<String> NAMES =
            List.of("Registration", "Provider record", "Approval", "Activation", "Established");
    private static final int APPROVAL = 2;
    private static final int ACTIVATION = 3;

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
                    case ESTABLISHED, PAUSED, OFFBOARDED -> NAMES.size();
                    case WITHDRAWN, EXPIRED -> reachedBefore(view);
                };
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Progress progress;
            if (i < reached) {
                progress = Progress.DONE;
            } else if (i == reached) {
                progress = ended != null ? ended : Progress.CURRENT;
            } else {
                progress = ended != null ? Progress.NEVER : Progress.AHEAD;
            }
            milestones.add(new Milestone(NAMES.get(i), progress));
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
