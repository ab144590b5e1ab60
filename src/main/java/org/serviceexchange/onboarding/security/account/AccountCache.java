package org.serviceexchange.onboarding.security.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.serviceexchange.onboarding.application.port.account.AccountChanges;
import org.serviceexchange.onboarding.application.port.account.Preferences;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What every request asks about its user. A change takes effect at the next request on this node, and within ten seconds on
 * the others.
 */
@Component
public class AccountCache implements AccountChanges {

    static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST_KEPT = 10_000;

    private final AtomicLong changes = new AtomicLong();
    private final Cache<Key, Account> accounts;
    private final Function<String, Account> read;

    @Autowired
    AccountCache(@Lazy IdentityService identity, Preferences preferences) {
        this(userId -> read(identity, preferences, userId), Ticker.systemTicker());
    }

    /** @param read null for a user that does not exist */
    AccountCache(Function<String, Account> read, Ticker ticker) {
        this.read = read;
        this.accounts = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .ticker(ticker)
                .build();
    }

    /**
     * An account as it is stored.
     *
     * @param salt   each password has its own; null without a password, as with OpenID Connect
     * @param groups ids
     * @param preference what the person has chosen, or else what the registration of the customer says
     */
    public record Account(String salt, List<String> groups, Preference preference) {}

    /** @param changes what was read before a change, and arrives after it, belongs to an earlier number */
    private record Key(long changes, String userId) {}

    /** Empty if there is no such user. */
    public Optional<Account> find(String userId) {
        return Optional.ofNullable(accounts.get(new Key(changes.get(), userId), key -> read.apply(userId)));
    }

    /** A user, a group, a membership or a preference was stored or deleted on this node. */
    @Override
    public void changed() {
        changes.incrementAndGet();
    }

    private static Account read(IdentityService identity, Preferences preferences, String userId) {
        UserEntity user = (UserEntity) identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            return null;
        }
        List<String> groups = identity.createGroupQuery().groupMember(userId).unlimitedList().stream()
                .map(Group::getId)
                .toList();
        Set<String> customers = groups.stream()
                .map(CustomerGroup::customerKey)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Account(user.getSalt(), groups, preferences.of(userId).or(preferences.ofCustomers(customers)));
    }
}
