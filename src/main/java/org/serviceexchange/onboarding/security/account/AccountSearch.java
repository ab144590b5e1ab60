package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * Finds accounts by an e-mail address in whatever capitals it is stored or typed. The engine compares exactly, but
 * administrators enter addresses in Camunda Admin as they are written on a business card.
 *
 * <p>The queries are our own, so they check no rights of the engine's current user.
 */
public final class AccountSearch {

    // not lower(): in some languages of a database it changes letters other than A to Z
    private static final String LIKE =
            "translate(%s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') like #{pattern}";

    private AccountSearch() {}

    /** The address as people write to it, however it is stored. */
    static Optional<EmailAddress> addressOf(User user) {
        return parse(user.getEmail());
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

    /** What counts as the same text at sign-in, whether or not there is such an account. */
    public static String normalised(String typed) {
        return parse(typed).map(EmailAddress::value).orElse(typed);
    }

    private static Optional<String> withId(IdentityService identity, String id) {
        return onlyOne(users(identity, "ID_ = #{id}").parameter("id", id).list());
    }

    private static Optional<String> onlyOne(List<User> users) {
        return users.size() == 1 ? Optional.of(users.get(0).getId()) : Optional.empty();
    }

    /** The database narrows the search; wildcards in an address and blanks around it are left to the comparison. */
    private static Stream<User> candidates(IdentityService identity, EmailAddress address) {
        return users(identity, LIKE.formatted("EMAIL_") + " or " + LIKE.formatted("ID_"))
                .parameter("pattern", "%" + address.value() + "%")
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
