package org.serviceexchange.onboarding.web.onboarding;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;

/**
 * An onboarding in short.
 *
 * @param tone what colour the state has: {@code waiting}, {@code done}, {@code denied} or {@code working}
 * @param who  which party has to act, as the messages call it for this viewer; null where none has to
 */
record OnboardingRow(OnboardingView onboarding, String tone, String who) {

    static OnboardingRow of(OnboardingView view, CurrentUser currentUser) {
        return new OnboardingRow(view, tone(view), who(view, currentUser));
    }

    private static String tone(OnboardingView view) {
        return switch (view.state()) {
            case ESTABLISHED -> "done";
            case DENIED, WITHDRAWN, EXPIRED, OFFBOARDED -> "denied";
            case REGISTERED, ACTIVATING -> "working";
            case NEEDS_CORRECTION, AWAITING_PROVIDER_RECORD, AWAITING_APPROVAL, AWAITING_ACTIVATION, PAUSED ->
                "waiting";
        };
    }

    private static String who(OnboardingView view, CurrentUser currentUser) {
        return switch (view.waiting().on()) {
            case PROVIDER -> "provider";
            case CUSTOMER -> currentUser.isStaff() ? "customer" : "you";
            case SYSTEM -> "system";
            case NOBODY -> null;
        };
    }
}
