package org.serviceexchange.onboarding.application.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.IssueView.Kind;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the issues of an onboarding to the users who have to act on them or help. */
@Service
@Transactional(readOnly = true)
public class ViewIssues {

    private final Onboardings onboardings;
    private final Issues issues;
    private final ReplicationSubscriptions subscriptions;
    private final Terminations terminations;

    ViewIssues(
            Onboardings onboardings, Issues issues, ReplicationSubscriptions subscriptions, Terminations terminations) {
        this.onboardings = onboardings;
        this.issues = issues;
        this.subscriptions = subscriptions;
        this.terminations = terminations;
    }

    /** Oldest first; empty where all went straight, and where the onboarding isn't this viewer's to see. */
    public List<IssueView> now(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(currentUser::maySee)
                .map(onboarding -> of(onboarding, currentUser).toList())
                .orElse(List.of());
    }

    private Stream<IssueView> of(Onboarding onboarding, CurrentUser currentUser) {
        OnboardingNumber number = onboarding.number();
        return switch (onboarding.state()) {
            case NEEDS_CORRECTION ->
                // until it is solved, it is the provider's own business
                currentUser.isStaff()
                        ? Stream.concat(
                                view(number, Issue.Kind.REGISTRATION, Kind.REGISTRATION),
                                view(number, Issue.Kind.PROVIDER_RECORD, Kind.MISMATCH))
                        : Stream.empty();
            case AWAITING_PROVIDER_RECORD ->
                onboarding.progress().waitingOn() == Party.CUSTOMER
                        ? Stream.concat(
                                decided(number, Decision.SEND_BACK, Kind.SENT_BACK),
                                view(number, Issue.Kind.PROVIDER_RECORD, Kind.ADVICE))
                        : Stream.empty();
            case AWAITING_ACTIVATION -> view(number, Issue.Kind.ACTIVATION, Kind.ACTIVATION);
            case ESTABLISHED, PAUSED -> view(number, Issue.Kind.REPLICATION, Kind.REPLICATION);
            case DENIED -> decided(number, Decision.DENY, Kind.DENIED);
            case WITHDRAWN, EXPIRED -> terminations.of(number).map(ViewIssues::view).stream();
            default -> Stream.empty();
        };
    }

    private Stream<IssueView> view(OnboardingNumber number, Issue.Kind stored, Kind shown) {
        return issues
                .of(number, stored)
                .map(found -> new IssueView(shown, null, found.cause(), found.solution(), found.links()))
                .stream();
    }

    private Stream<IssueView> decided(OnboardingNumber number, Decision decision, Kind shown) {
        return subscriptions
                .of(number)
                .flatMap(one -> Optional.ofNullable(one.lastRound()))
                .filter(round -> round.decision() == decision)
                .map(round -> new IssueView(shown, category(round), round.reason(), ""))
                .stream();
    }

    private static Sentence category(DecisionRound round) {
        return round.category() == null ? null : round.category().label();
    }

    private static IssueView view(Termination end) {
        return new IssueView(
                switch (end.party()) {
                    case CUSTOMER -> Kind.WITHDRAWN_BY_CUSTOMER;
                    case PROVIDER -> Kind.WITHDRAWN_BY_PROVIDER;
                    case SYSTEM, NOBODY -> end.isForced() ? Kind.FORCED_END : Kind.EXPIRED;
                },
                null,
                end.reason(),
                "");
    }
}
