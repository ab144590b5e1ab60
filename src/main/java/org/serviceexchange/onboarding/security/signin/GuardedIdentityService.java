package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.security.account.AccountSearch;
import org.serviceexchange.onboarding.security.account.BcryptPasswordEncryptor;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcLinkStore;
import org.serviceexchange.onboarding.security.account.PasswordSignInPolicy;
import org.serviceexchange.onboarding.security.account.SignInLimits;
import org.serviceexchange.onboarding.security.request.ClientAddress;
import org.serviceexchange.onboarding.security.request.CurrentRequest;
import org.serviceexchange.onboarding.security.request.ResponseOverride;

/**
 * Checks every password: from our sign-in page, from the web apps, with HTTP Basic, and from the engine's own resources.
 * Therefore it also counts wrong passwords.
 *
 * <p>It does not use the engine's own lock, which counts by account only. With that lock, attackers could lock out users.
 */
public class GuardedIdentityService extends IdentityServiceImpl {

    private static final String OURS = "{" + BcryptPasswordEncryptor.NAME + "}";

    private final ProcessEngineConfigurationImpl engine;
    private final SignInLimits limits;
    private final PasswordSignInPolicy passwords;

    // compared with passwords for unknown accounts, so that the answer takes as long
    private volatile String dummyHash;

    public GuardedIdentityService(
            ProcessEngineConfigurationImpl engine, SignInLimits limits, PasswordSignInPolicy passwords) {
        this.engine = engine;
        this.limits = limits;
        this.passwords = passwords;
    }

    /** @param typed the user id, or an e-mail address in whatever capitals; all of them count against one account */
    @Override
    public boolean checkPassword(String typed, String password) {
        if (typed == null || password == null) {
            return false;
        }
        if (!(typed + password).codePoints().allMatch(PastedText::isStorable)) {
            Optional.ofNullable(CurrentRequest.get()).ifPresent(ResponseOverride.unstorableText()::keepFor);
            return false;
        }
        String userId = AccountSearch.signInId(this, typed).orElseGet(() -> AccountSearch.normalised(typed));
        HttpServletRequest request = CurrentRequest.get();
        if (request == null) {
            return matches(userId, password);
        }
        SignInLimits.Attempt outcome =
                limits.attempt(userId, ClientAddress.of(request), () -> matches(userId, password));
        if (outcome instanceof SignInLimits.TooMany tooMany) {
            ResponseOverride.tooManyWrongPasswords(tooMany.pause()).keepFor(request);
        }
        return outcome instanceof SignInLimits.Right;
    }

    /** Hashes outside the engine's transaction, so that it does not occupy a database connection. */
    private boolean matches(String userId, String password) {
        if (NewPassword.comparable(password).length() > NewPassword.MAX_LENGTH) {
            return false;
        }
        UserEntity user = commandExecutor.execute(
                context -> context.runWithoutAuthorization(() -> withPassword(context, userId)));
        String stored = user == null || user.getPassword() == null ? dummyHash() : user.getPassword();
        String salted = EncryptionUtil.saltPassword(password, user == null ? null : user.getSalt());
        boolean right = isHash(stored)
                && engine.getPasswordManager().check(salted, stored)
                && user != null
                && user.getPassword() != null;
        if (right && !stored.startsWith(OURS)) {
            rehash(user, password);
        }
        return right;
    }

    /** Null for an unknown account, or one that may not sign in with a password. */
    private UserEntity withPassword(CommandContext context, String userId) {
        UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(userId);
        if (user == null) {
            return null;
        }
        boolean linked = context.getIdentityInfoManager()
                        .findUserInfoByUserIdAndKey(userId, OidcLinkStore.key(OidcAudience.STAFF))
                != null;
        List<String> groups =
                context
                        .getReadOnlyIdentityProvider()
                        .createGroupQuery(context)
                        .groupMember(userId)
                        .unlimitedList()
                        .stream()
                        .map(Group::getId)
                        .toList();
        return passwords.open(linked, groups) ? user : null;
    }

    /** Excludes values written into the table by hand, in clear or in another format. */
    private static boolean isHash(String stored) {
        return stored.startsWith(OURS) || stored.startsWith("{SHA-512}");
    }

    /** Replaces a hash in the engine's own, weaker format. */
    private void rehash(UserEntity user, String password) {
        user.setPassword(password);
        commandExecutor.execute(context -> context.runWithoutAuthorization(
                () -> context.getWritableIdentityProvider().saveUser(user)));
    }

    private String dummyHash() {
        if (dummyHash == null) {
            dummyHash = engine.getPasswordManager()
                    .encrypt(engine.getSaltGenerator().generateSalt());
        }
        return dummyHash;
    }
}
