package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.TwoCustomers.Stage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The README's table "Who may what", tried out cell by cell at every door, by people who really signed in there. Each
 * subclass has the lines of one subject, in a static method {@code table()}.
 */
@OnboardingTest
public abstract class AuthorizationMatrix {

    /** What the one who tries gets to see of it. */
    enum Verdict {
        YES,
        /** It is there, and not for you. */
        NO,
        /** As if there were nothing. */
        NOTHING
    }

    enum Role {
        PROVIDER_ADMIN("provider-admin"),
        PROVIDER_AGENT("provider-agent"),
        CUSTOMER(null),
        OPERATIONS("operations"),
        PROCESS_DESIGNER("process-designer");

        final String userId;

        Role(String userId) {
            this.userId = userId;
        }
    }

    /**
     * One line of the table at one door.
     *
     * @param stage    how far the onboarding has come that it is tried with
     * @param onlySees whether the onboarding stays as it was also where it is allowed
     * @param verdicts in the order of the roles
     */
    public record Right(
            String what,
            Stage stage,
            boolean onlySees,
            Function<AuthorizationAttempt, Verdict> attempt,
            List<Verdict> verdicts) {

        Right at(Stage other) {
            return new Right(what, other, onlySees, attempt, verdicts);
        }
    }

    public record Cell(Right right, Role role) {

        Verdict verdict() {
            return right.verdicts().get(role.ordinal());
        }

        @Override
        public String toString() {
            return "%s: %s - %s".formatted(right.what(), role, verdict());
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    public void attempt_of_role_gives_verdict_of_table(Cell cell) {
        TwoCustomers two = TwoCustomers.sharedAt(this, cell.right().stage());
        AuthorizationAttempt scene = new AuthorizationAttempt(this, cell.role(), two);
        boolean asBefore = false;
        try {
            Verdict verdict = cell.right().attempt().apply(scene);
            asBefore =
                    verdict == cell.verdict() && (verdict != YES || cell.right().onlySees());
            assertThat(verdict).as(scene::answers).isEqualTo(cell.verdict());
        } finally {
            if (!asBefore) {
                two.areUsedUp();
            }
        }
    }

    /** One that nobody else has tried anything with, nor will. */
    public AuthorizationAttempt unshared(Role role) {
        return new AuthorizationAttempt(this, role, new TwoCustomers(this, Stage.REGISTERED));
    }

    public static Right right(String what, Function<AuthorizationAttempt, Verdict> attempt, List<Verdict> verdicts) {
        return new Right(what, Stage.REGISTERED, false, attempt, verdicts);
    }

    public static Right seeing(String what, Function<AuthorizationAttempt, Verdict> attempt, List<Verdict> verdicts) {
        return new Right(what, Stage.REGISTERED, true, attempt, verdicts);
    }

    public static List<Verdict> row(
            Verdict admin, Verdict agent, Verdict customer, Verdict operations, Verdict designer) {
        return List.of(admin, agent, customer, operations, designer);
    }

    public static Stream<Cell> cells(List<Right> rights) {
        return rights.stream().flatMap(right -> Stream.of(Role.values()).map(role -> new Cell(right, role)));
    }
}
