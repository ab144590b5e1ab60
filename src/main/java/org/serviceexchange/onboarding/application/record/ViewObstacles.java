package org.serviceexchange.onboarding.application.record;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.onboarding.EarlyEnds;
import org.serviceexchange.onboarding.application.port.onboarding.Obstacles;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.record.ObstacleView.Kind;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.onboarding.EarlyEnd;
import org.serviceexchange.onboarding.domain.onboarding.Obstacle;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows why an onboarding didn't go straight to where it stands, to who has to do something about it and who helps. */
@Service
@Transactional(readOnly = true)
public class ViewObstacles {

    private final Onboardings onboardings;
    private final Obstacles obstacles;
    private final ReplicationSubscriptions subscriptions;
    private final EarlyEnds ends;

    ViewObstacles(
            Onboardings onboardings, Obstacles obstacles, ReplicationSubscriptions subscriptions, EarlyEnds ends) {
        this.onboardings = onboardings;
        this.obstacles = obstacles;
        this.subscriptions = subscriptions;
        this.ends = ends;
    }

    /** Oldest first; empty where all went straight, and where the onboarding isn't this viewer's to see. */
    public List<ObstacleView> now(String number, Viewer viewer) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(viewer::maySee)
                .map(onboarding -> of(onboarding, viewer).toList())
                .orElse(List.of());
    }

    private Stream<ObstacleView> of(Onboarding onboarding, Viewer viewer) {
        OnboardingNumber number = onboarding.number();
        return switch (onboarding.state()) {
            case NEEDS_CORRECTION ->
                // until it is solved, it is the provider's own business
                viewer.isStaff()
                        ? Stream.concat(
                                view(number, Obstacle.Kind.REGISTRATION, Kind.REGISTRATION),
                                view(number, Obstacle.Kind.PROVIDER_RECORD, Kind.MISMATCH))
                        : Stream.empty();
            case AWAITING_PROVIDER_RECORD ->
                onboarding.waitingOn() == Party.CUSTOMER
                        ? Stream.concat(
                                decided(number, Decision.SEND_BACK, Kind.SENT_BACK),
                                view(number, Obstacle.Kind.PROVIDER_RECORD, Kind.ADVICE))
                        : Stream.empty();
            case AWAITING_ACTIVATION -> view(number, Obstacle.Kind.ACTIVATION, Kind.ACTIVATION);
            case DENIED -> decided(number, Decision.DENY, Kind.DENIED);
            case WITHDRAWN, EXPIRED -> ends.of(number).map(ViewObstacles::view).stream();
            default -> Stream.empty();
        };
    }

    private Stream<ObstacleView> view(OnboardingNumber number, Obstacle.Kind stored, Kind shown) {
        return obstacles
                .of(number, stored)
                .map(found -> new ObstacleView(shown, null, found.cause(), found.solution()))
                .stream();
    }

    private Stream<ObstacleView> decided(OnboardingNumber number, Decision decision, Kind shown) {
        return subscriptions
                .of(number)
                .flatMap(one -> Optional.ofNullable(one.lastRound()))
                .filter(round -> round.decision() == decision)
                .map(round -> new ObstacleView(shown, category(round), round.reason(), ""))
                .stream();
    }

    private static String category(DecisionRound round) {
        return round.category() == null ? null : round.category().label();
    }

    private static ObstacleView view(EarlyEnd end) {
        return new ObstacleView(
                switch (end.party()) {
                    case CUSTOMER -> Kind.WITHDRAWN_BY_CUSTOMER;
                    case PROVIDER -> Kind.WITHDRAWN_BY_PROVIDER;
                    case SYSTEM, NOBODY -> Kind.EXPIRED;
                },
                null,
                end.reason(),
                "");
    }
}
