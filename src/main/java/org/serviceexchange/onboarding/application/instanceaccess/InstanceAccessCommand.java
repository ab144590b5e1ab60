package org.serviceexchange.onboarding.application.instanceaccess;

import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.AccessField;
import org.serviceexchange.onboarding.domain.input.Field;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;

/** Credentials as a person entered them. No error repeats what was entered. */
record InstanceAccessCommand(InstanceCredentials credentials) {

    // a key becomes a header: nothing may end it and begin another one
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

    /** @throws InvalidInputException when a value is missing or can't be one */
    static InstanceAccessCommand of(EnteredAccess entered) {
        Input input = new Input();
        InstanceCredentials credentials =
                switch (String.valueOf(entered.method())) {
                    case "oauth" ->
                        new InstanceCredentials(
                                AccessMethod.OAUTH,
                                secret(input, AccessField.CLIENT_ID, entered.clientId()),
                                secret(input, AccessField.CLIENT_SECRET, entered.clientSecret()));
                    case "api-key" ->
                        new InstanceCredentials(
                                AccessMethod.API_KEY, null, secret(input, AccessField.API_KEY, entered.apiKey()));
                    default -> {
                        input.error(AccessField.ACCESS_METHOD, "input.accessMethod");
                        yield null;
                    }
                };
        input.throwIfInvalid();
        return new InstanceAccessCommand(credentials);
    }

    private static String secret(Input input, Field field, String value) {
        String secret = value == null ? "" : value.strip();
        if (secret.isEmpty()) {
            input.error(field, "input.missing");
        } else if (secret.length() > InstanceCredentials.MAX_LENGTH) {
            input.error(field, "input.tooLong", InstanceCredentials.MAX_LENGTH);
        } else if (!VISIBLE_ASCII.matcher(secret).matches()) {
            input.error(field, "input.secret");
        }
        return secret;
    }
}
