package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.account.AccountAddresses;
import org.serviceexchange.onboarding.application.port.account.Preferences;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.stereotype.Component;

/**
 * Finds accounts by an e-mail address in whatever capitals it is stored or typed. The engine compares exactly, but
 * administrators enter addresses in Camunda Admin as they are written on a business card.
 *
 * <p>The queries are our own, so they check no rights of the engine's current user.
 */
@Component
public class AccountSearch {

    private final AccountAddresses addresses;
    private final Preferences preferences;

    AccountSearch(AccountAddresses addresses, Preferences preferences) {
        this.addresses = addresses;
        this.preferences = preferences;
    }

    /** The address as people write to it, however it is stored. */
    static Optional<EmailAddress> addressOf(User user) {
        return parse(user.getEmail());
    }

    /** What counts as the same text at sign-in, whether or not there is such an account. */
    public static String normalised(String typed) {
        return parse(typed).map(EmailAddress::value).orElse(typed);
    }

    /** The accounts with this address, and those without one whose user id it is. */
    static List<User> withAddress(IdentityService identity, EmailAddress address) {
        return candidates(identity, address)
                .filter(user -> addressOf(user)
                        .or(() -> parse(user.getId()))
                        .filter(address::equals)
                        .isPresent())
                .toList();
    }

    /** The accounts whose user id is this address, whatever their own address is. */
    static List<User> withAddressAsId(IdentityService identity, EmailAddress address) {
        return candidates(identity, address)
                .filter(user -> parse(user.getId()).filter(address::equals).isPresent())
                .toList();
    }

    /**
     * The account that a person means who signs in with this text. In this order: the user id as typed, the user id in
     * lower case if the text is an e-mail address, the only account with this address. So ids that differ by case only
     * stay different people.
     */
    public static Optional<String> signInId(IdentityService identity, String typed) {
        return withId(identity, typed).or(() -> parse(typed).flatMap(address -> withId(identity, address.value())
                .or(() -> onlyOne(withAddress(identity, address)))));
    }

    /** An account is stored, in the current transaction. */
    public void stored(User user) {
        addresses.put(user.getId(), addressesOf(user));
    }

    /** An account is deleted, in the current transaction. */
    public void deleted(String userId) {
        addresses.put(userId, Set.of());
        preferences.forget(userId);
    }

    /** What an earlier version or another program stored is found from now on, too. */
    void findAll(IdentityService identity) {
        Map<String, Set<EmailAddress>> known = addresses.all();
        for (User user : users(identity, "1 = 1").list()) {
            Set<EmailAddress> found = addressesOf(user);
            if (!found.equals(Optional.ofNullable(known.remove(user.getId())).orElse(Set.of()))) {
                addresses.put(user.getId(), found);
            }
        }
        known.keySet().forEach(this::deleted);
    }

    private static Set<EmailAddress> addressesOf(User user) {
        return Stream.concat(parse(user.getId()).stream(), addressOf(user).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> withId(IdentityService identity, String id) {
        return onlyOne(users(identity, "ID_ = #{id}").parameter("id", id).list());
    }

    private static Optional<String> onlyOne(List<User> users) {
        return users.size() == 1 ? Optional.of(users.get(0).getId()) : Optional.empty();
    }

    /** One statement, because pages ask it for each customer. */
    private static Stream<User> candidates(IdentityService identity, EmailAddress address) {
        return users(identity, "ID_ in (select user_id from account_address where address = #{address})")
                .parameter("address", address.value())
                .list()
                .stream();
    }

    private static Optional<EmailAddress> parse(String text) {
        return Optional.ofNullable(text).flatMap(EmailAddress::parse);
    }

    private static NativeUserQuery users(IdentityService identity, String where) {
        return identity.createNativeUserQuery().sql("select * from ACT_ID_USER where " + where + " order by ID_");
    }
}
