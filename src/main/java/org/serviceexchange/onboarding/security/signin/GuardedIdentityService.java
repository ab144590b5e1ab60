package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.security.account.BcryptPasswordEncryptor;
import org.serviceexchange.onboarding.security.account.OidcAccountLinks;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.PasswordSignInPolicy;
import org.serviceexchange.onboarding.security.account.SignInLimits;
import org.serviceexchange.onboarding.security.request.ClientAddress;
import org.serviceexchange.onboarding.security.request.CurrentRequest;
import org.serviceexchange.onboarding.security.request.ResponseOverride;

/**
 * Every password that anybody gives comes by here: at our sign-in page, at the web apps', with HTTP Basic, and at the
 * engine's own resources that check one. So here is where guesses are counted.
 *
 * <p>The engine's own lock, which counts by account alone, is not used: with it anybody could lock out anybody.
 */
public class GuardedIdentityService extends IdentityServiceImpl {

    private static final String OURS = "{" + BcryptPasswordEncryptor.NAME + "}";

    private final ProcessEngineConfigurationImpl engine;
    private final SignInLimits limits;
    private final PasswordSignInPolicy passwords;

    // what a password is checked against where there is no such account, so that the answer takes as long
    private volatile String nobodys;

    public GuardedIdentityService(
            ProcessEngineConfigurationImpl engine, SignInLimits limits, PasswordSignInPolicy passwords) {
        this.engine = engine;
        this.limits = limits;
        this.passwords = passwords;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        if (userId == null || password == null) {
            return false;
        }
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

    /** Outside the engine's transaction: hashing takes long, and would keep a connection to the database busy. */
    private boolean matches(String userId, String password) {
        if (password.length() > NewPassword.MAX_LENGTH) {
            return false;
        }
        UserEntity user = commandExecutor.execute(
                context -> context.runWithoutAuthorization(() -> withPassword(context, userId)));
        String stored = user == null || user.getPassword() == null ? nobodys() : user.getPassword();
        String salted = EncryptionUtil.saltPassword(password, user == null ? null : user.getSalt());
        boolean right = isHash(stored)
                && engine.getPasswordManager().check(salted, stored)
                && user != null
                && user.getPassword() != null;
        if (right && !stored.startsWith(OURS)) {
            hashAnew(user, password);
        }
        return right;
    }

    /** Null where there is no such account, or none that opens with a password; the answer takes as long then. */
    private UserEntity withPassword(CommandContext context, String userId) {
        UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(userId);
        if (user == null) {
            return null;
        }
        boolean linked = context.getIdentityInfoManager()
                        .findUserInfoByUserIdAndKey(userId, OidcAccountLinks.key(OidcAudience.STAFF))
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

    /** What somebody wrote into the table by hand is no password: neither in clear, nor as something like a hash. */
    private static boolean isHash(String stored) {
        return stored.startsWith(OURS) || stored.startsWith("{SHA-512}");
    }

    /** Stored in the engine's old way, which is not good enough to keep. */
    private void hashAnew(UserEntity user, String password) {
        user.setPassword(password);
        commandExecutor.execute(context -> context.runWithoutAuthorization(
                () -> context.getWritableIdentityProvider().saveUser(user)));
    }

    private String nobodys() {
        if (nobodys == null) {
            nobodys = engine.getPasswordManager()
                    .encrypt(engine.getSaltGenerator().generateSalt());
        }
        return nobodys;
    }
}
