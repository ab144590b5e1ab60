package org.serviceexchange.onboarding.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/** Puts {@link LocalPasswords} in the engine's place for passwords. */
@Component
class LocalPasswordsPlugin extends AbstractProcessEnginePlugin implements SessionFactory {

    private final OidcProperties properties;

    LocalPasswordsPlugin(OidcProperties properties) {
        this.properties = properties;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(this);
    }

    @Override
    public Class<?> getSessionType() {
        return LocalPasswords.class;
    }

    @Override
    public Session openSession() {
        return new LocalPasswords(properties.staffMayUsePasswords());
    }
}
