package org.serviceexchange.onboarding.security.account;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.core.annotation.Order;

/**
 * Passwords stored as {@link BcryptPasswordEncryptor} stores them, with as few rounds as bcrypt knows: the real ones are dear on
 * purpose, each application starts with a dozen accounts, and tests guess wrong hundreds of times.
 */
@Order(FastPasswordHash.AFTER_SECURITY)
public final class FastPasswordHash extends AbstractProcessEnginePlugin {

    public static final String SALT = "salt of everybody";

    static final int AFTER_SECURITY = 100;

    private static final BcryptPasswordEncryptor FAST = new BcryptPasswordEncryptor(4);

    private FastPasswordHash() {}

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(new BcryptPasswordEncryptor(4));
    }

    /** What is stored for this password with {@link #SALT}. */
    public static String of(String password) {
        return "{%s}%s"
                .formatted(BcryptPasswordEncryptor.NAME, FAST.encrypt(EncryptionUtil.saltPassword(password, SALT)));
    }
}
