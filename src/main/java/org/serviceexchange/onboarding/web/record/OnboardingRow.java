package org.serviceexchange.onboarding.web.record;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;

/**
 * An onboarding in short, in words.
 *
 * @param tone what colour the state has: {@code waiting}, {@code done}, {@code denied} or {@code working}
 * @param who  whom it waits for, as this viewer would say it; null when it has ended
 */
record OnboardingRow(OnboardingView onboarding, String state, String tone, String who) {

    static OnboardingRow of(OnboardingView view, CurrentUser currentUser) {
        return new OnboardingRow(view, words(view.state()), tone(view), who(view, currentUser));
    }

    private static String words(OnboardingState state) {
        return switch (state) {
            case REGISTERED -> "Registered";
            case AWAITING_PROVIDER_RECORD -> "Awaiting provider record";
            case AWAITING_APPROVAL -> "Awaiting approval";
            case NEEDS_CORRECTION -> "Needs correction";
            case AWAITING_ACTIVATION -> "Awaiting activation";
            case ACTIVATING -> "Activating";
            case ESTABLISHED -> "Established";
            case PAUSED -> "Paused";
            case DENIED -> "Denied";
            case WITHDRAWN -> "Withdrawn";
            case EXPIRED -> "Expired";
            case OFFBOARDED -> "Off-boarded";
        };
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
        return switch (view.waitingOn()) {
            case PROVIDER -> "the provider";
            case CUSTOMER -> currentUser.isStaff() ? "the customer" : "you";
            case SYSTEM -> "the system";
            case NOBODY -> null;
        };
    }
}
