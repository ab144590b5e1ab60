package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.serviceexchange.onboarding.application.port.account.UserAccounts;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.stereotype.Component;

@Component
class EngineUserAccounts implements UserAccounts {

    // characters; the width of a column in the engine's table
    private static final int MAX_ID = 64;

    private final IdentityService identity;
    private final Accounts accounts;
    private final OidcLinkStore links;
    private final PasswordSignInPolicy passwords;

    EngineUserAccounts(
            IdentityService identity, Accounts accounts, OidcLinkStore links, PasswordSignInPolicy passwords) {
        this.identity = identity;
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
    }

    @Override
    public boolean exist(EmailAddress address) {
        return !accounts.withAddress(address).isEmpty();
    }

    @Override
    public Optional<EmailAddress> addressOf(String userId) {
        return accounts.find(userId).flatMap(AccountSearch::addressOf);
    }

    /**
     * Excludes engine administrators, because access to a mailbox must not make anyone an administrator. Also excludes
     * accounts that may not sign in with a password.
     */
    @Override
    public Optional<String> mayResetPassword(EmailAddress address) {
        List<User> users = accounts.withAddress(address);
        return users.size() == 1
                ? users.stream()
                        .map(User::getId)
                        .filter(id -> !accounts.groupsOf(id).contains(Role.ENGINE_ADMIN.group()))
                        .filter(id -> passwords.open(links.isLinked(OidcAudience.STAFF, id), accounts.groupsOf(id)))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Replaces characters with a meaning in URLs, because the engine rejects ids with them. An address that is changed or cut
     * gets a number at its end. No address ends with a number, so such an id is never the address of another person.
     */
    @Override
    public String idFor(EmailAddress address) {
        String id = address.value().replaceAll("[^a-z0-9._@+-]", "-").replaceFirst("^[^a-z0-9]+", "");
        if (id.equals(address.value()) && id.length() <= MAX_ID && !accounts.exists(id)) {
            return id;
        }
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> "." + number)
                .map(number -> id.substring(0, Math.min(id.length(), MAX_ID - number.length())) + number)
                .filter(numbered -> !accounts.exists(numbered))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String create(Contact contact, NewPassword password) {
        User user = identity.newUser(idFor(contact.email()));
        user.setEmail(contact.email().value());
        // takes the last word as the family name
        String name = contact.name();
        int blank = name.lastIndexOf(' ');
        user.setFirstName(blank < 0 ? "" : name.substring(0, blank));
        user.setLastName(name.substring(blank + 1));
        save(user, password);
        return user.getId();
    }

    @Override
    public void changePassword(String userId, NewPassword password) {
        save(identity.createUserQuery().userId(userId).singleResult(), password);
        identity.unlockUser(userId);
    }

    private void save(User user, NewPassword password) {
        password.mustNotHave(EnginePasswordPolicy.wordsOf(user));
        user.setPassword(password.value());
        identity.saveUser(user);
    }
}
