package org.serviceexchange.onboarding.web;

import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.application.OnboardingView;
import org.serviceexchange.onboarding.domain.OnboardingState;

/** A step on the way from registration to an established integration. */
record Milestone(String name, Progress progress) {

    enum Progress {
        DONE("done"),
        CURRENT("in progress"),
        DENIED("denied"),
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

    static List<Milestone> of(OnboardingView view) {
        boolean denied = view.state() == OnboardingState.DENIED;
        int reached =
                switch (view.state()) {
                    case REGISTERED -> 0;
                    case AWAITING_PROVIDER_RECORD -> 1;
                    case AWAITING_APPROVAL, DENIED -> APPROVAL;
                    case AWAITING_ACTIVATION -> 3;
                    case ESTABLISHED -> NAMES.size();
                };
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Progress progress;
            if (i < reached) {
                progress = Progress.DONE;
            } else if (i == reached) {
                progress = denied ? Progress.DENIED : Progress.CURRENT;
            } else {
                progress = denied ? Progress.NEVER : Progress.AHEAD;
            }
            milestones.add(new Milestone(NAMES.get(i), progress));
        }
        return milestones;
    }
}
