package org.serviceexchange.onboarding.servicenow;

import java.util.Optional;

/** For a question that an instance answers to everybody: whether it is there. */
class NoCredentials implements Credentials {

    private static final Grant NONE = new Grant(null, null);

    @Override
    public Grant current() {
        return NONE;
    }

    @Override
    public Optional<Grant> inPlaceOf(Grant refused) {
        return Optional.empty();
    }

    @Override
    public String withoutSecrets(String text) {
        return text;
    }
}
