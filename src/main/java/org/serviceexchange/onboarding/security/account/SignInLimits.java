package org.serviceexchange.onboarding.security.account;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.springframework.stereotype.Component;

/**
 * Limits wrong passwords. Only wrong ones count, whether or not the account exists.
 *
 * <ul>
 *   <li>For one account from one address: {@value #PER_PAIR}, refilled over a quarter of an hour.
 *   <li>From one address for all accounts: {@value #PER_ADDRESS} an hour. Accounts that signed in from there
 *       recently are exempt, so that one attacker in a company's network does not lock out the company.
 *   <li>For one account from all addresses: after {@value #PER_ACCOUNT} an hour each address has
 *       {@value #UNDER_ATTACK} tries instead of {@value #PER_PAIR}. This slows down attacks from many addresses and
 *       does not affect a user who knows the password. A limit that closed the account would let attackers lock out
 *       users.
 * </ul>
 *
 * <p>The counters are in memory. Each node counts for itself, a restart resets them, and the least recently used are
 * dropped first. The limits of all nodes together are still far too low to guess a password.
 */
@Component
public class SignInLimits {

    public static final int PER_PAIR = 10;
    static final int PER_ADDRESS = 100;
    static final int PER_ACCOUNT = 100;
    static final int UNDER_ATTACK = 3;

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;

    private final TimeMeter time;
    private final Map<String, Pair> pairs = bounded();
    private final Map<String, Bucket> addresses = bounded();
    private final Map<String, Bucket> accounts = bounded();

    SignInLimits(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.millis()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * @param right the check itself; skipped after too many wrong passwords
     * @return whether the password was right, or how long to wait
     */
    public Attempt attempt(String userId, String address, BooleanSupplier right) {
        // a user id is what a caller typed, and may be as long as a request
        String account = Sha256.hex(userId);
        Bucket fromAddress = addresses.computeIfAbsent(address, any -> bucket(PER_ADDRESS, HOUR));
        Bucket forAccount = accounts.computeIfAbsent(account, any -> bucket(PER_ACCOUNT, HOUR));
        Pair pair = pairs.computeIfAbsent(address + account, any -> new Pair(bucket(PER_PAIR, QUARTER)));
        // one at a time: otherwise a thousand guesses at once would all find the same token
        synchronized (pair) {
            boolean attacked = forAccount.getAvailableTokens() == 0;
            int tries = attacked ? PER_PAIR - UNDER_ATTACK + 1 : 1;
            long wait = wait(pair.tokens, tries);
            if (!pair.signedIn) {
                wait = Math.max(wait, wait(fromAddress, 1));
            }
            if (wait > 0) {
                return new TooMany(Duration.ofNanos(wait).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
            }
            if (right.getAsBoolean()) {
                pair.signedIn = true;
                pair.tokens.reset();
                return new Right();
            }
            pair.tokens.tryConsume(1);
            fromAddress.tryConsume(1);
            forAccount.tryConsume(1);
            return new Wrong();
        }
    }

    private static long wait(Bucket bucket, int tokens) {
        return bucket.estimateAbilityToConsume(tokens).getNanosToWaitForRefill();
    }

    private Bucket bucket(int tokens, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                .withCustomTimePrecision(time)
                .build();
    }

    private static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    private static final class Pair {
        private final Bucket tokens;
        private boolean signedIn;

        private Pair(Bucket tokens) {
            this.tokens = tokens;
        }
    }

    public sealed interface Attempt {}

    public record Right() implements Attempt {}

    record Wrong() implements Attempt {}

    /** @param pause until the next try, at least a second */
    public record TooMany(Duration pause) implements Attempt {}
}
