package org.serviceexchange.onboarding.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.security.account.AccountCache.Account;

class AccountCacheTest {

    private static final Account BEFORE = new Account("salt", List.of("provider-admin"), Preference.NONE);
    private static final Account AFTER = new Account("another", List.of(), Preference.NONE);

    private final Map<String, Account> stored = new HashMap<>(Map.of("petra", BEFORE));
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong nanoseconds = new AtomicLong();
    private Runnable whileReading = () -> {};

    private final AccountCache cache = new AccountCache(
            userId -> {
                reads.incrementAndGet();
                Account read = stored.get(userId);
                whileReading.run();
                return read;
            },
            nanoseconds::get);

    @Test
    void account_is_read_once_in_ten_seconds() {
        assertThat(cache.find("petra")).contains(BEFORE);
        assertThat(cache.find("petra")).contains(BEFORE);
        assertThat(reads).hasValue(1);
    }

    @Test
    void change_on_this_node_is_seen_at_once() {
        cache.find("petra");
        stored.put("petra", AFTER);
        cache.changed();
        assertThat(cache.find("petra")).contains(AFTER);
        stored.remove("petra");
        cache.changed();
        assertThat(cache.find("petra")).isEmpty();
    }

    @Test
    void change_on_another_node_is_seen_after_ten_seconds() {
        cache.find("petra");
        stored.put("petra", AFTER);
        nanoseconds.addAndGet(AccountCache.KEPT.toNanos() - 1);
        assertThat(cache.find("petra")).contains(BEFORE);
        nanoseconds.addAndGet(1);
        assertThat(cache.find("petra")).contains(AFTER);
    }

    @Test
    void what_was_read_before_a_change_is_not_kept_after_it() {
        whileReading = () -> {
            whileReading = () -> {};
            stored.put("petra", AFTER);
            cache.changed();
        };
        cache.find("petra");
        assertThat(cache.find("petra")).contains(AFTER);
    }

    @Test
    void unknown_user_is_asked_for_again() {
        assertThat(cache.find("nobody")).isEmpty();
        stored.put("nobody", AFTER);
        assertThat(cache.find("nobody")).contains(AFTER);
    }
}
