package org.serviceexchange.onboarding.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Gives each form of our pages that changes something a key of its own, beside the token against forged requests. The form
 * is carried out once, however often it is sent.
 */
class FormKeyProcessor implements RequestDataValueProcessor {

    static final String FIELD = "_once";

    private final RequestDataValueProcessor forgeryTokens;

    /** @param forgeryTokens has no field for a form that only reads */
    FormKeyProcessor(RequestDataValueProcessor forgeryTokens) {
        this.forgeryTokens = forgeryTokens;
    }

    @Override
    public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        Map<String, String> token = forgeryTokens.getExtraHiddenFields(request);
        if (token == null || token.isEmpty()) {
            return token;
        }
        Map<String, String> fields = new LinkedHashMap<>(token);
        fields.put(FIELD, UUID.randomUUID().toString());
        return fields;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
        return forgeryTokens.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(HttpServletRequest request, String name, String value, String type) {
        return forgeryTokens.processFormFieldValue(request, name, value, type);
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return forgeryTokens.processUrl(request, url);
    }
}
