package org.serviceexchange.onboarding.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.PostgresTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.RateLimited;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.account.AcceptInvitation;
import org.serviceexchange.onboarding.application.account.AcceptInvitation.Acceptance.Unusable;
import org.serviceexchange.onboarding.application.account.AcceptInvitation.Acceptance.Welcome;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.account.InviteContact.Invited;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a real PostgreSQL the database decides who uses a link, and how many are made. */
@PostgresTest
class AccessLinksIT {

    private static final int PEOPLE = 10;
    private static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));

    @Autowired
    OnboardingScenario story;

    @Autowired
    InviteContact inviting;

    @Autowired
    AcceptInvitation accepting;

    @Autowired
    JdbcClient jdbc;

    @Test
    void concurrent_invitations_and_acceptances_one_of_ten_succeeds() throws Exception {
        Map<String, Object> form = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        form.put("contactEmail", "nina@newco.example");
        String number = story.numberOf(story.register(form));

        List<Result<Invited>> invited =
                atOnce(i -> () -> inviting.invite(number, ADMIN, "nina@newco.example", "Nina Newcomer"));
        assertThat(invited.stream().filter(Success.class::isInstance)).hasSize(1);
        assertThat(invited.stream().filter(RateLimited.class::isInstance)).hasSize(PEOPLE - 1);

        String address = invited.stream()
                .filter(Success.class::isInstance)
                .map(one -> ((Success<Invited>) one).value().link().address())
                .findFirst()
                .orElseThrow();
        String token = address.substring(address.lastIndexOf('/') + 1);
        List<AcceptInvitation.Acceptance> accepted = atOnce(
                i -> () -> accepting.accept(token, "three quiet green boats " + i, "three quiet green boats " + i));
        assertThat(accepted.stream().filter(Welcome.class::isInstance)).hasSize(1);
        assertThat(accepted.stream().filter(Unusable.class::isInstance)).hasSize(PEOPLE - 1);
        assertThat(jdbc.sql("select count(*) from act_id_user where email_ = 'nina@newco.example'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
    }

    private static <T> List<T> atOnce(java.util.function.IntFunction<Callable<T>> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(PEOPLE);
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<T>> attempts = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> threads.submit(() -> {
                        Callable<T> own = work.apply(i);
                        together.await();
                        return own.call();
                    }))
                    .toList();
            List<T> outcomes = new ArrayList<>();
            for (Future<T> attempt : attempts) {
                outcomes.add(attempt.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
