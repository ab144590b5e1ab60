package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The answer to a request, as it is before a fault spoils it. */
record Answer(int status, JsonNode body, Map<String, String> headers) {
    Answer(int status, JsonNode body) {
        this(status, body, Map.of());
    }

    static ObjectNode result(JsonNode result) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("result", result);
        return body;
    }

    static Answer failure(int status, String message, String detail) {
        return new Answer(status, error(message, detail));
    }

    static ObjectNode error(String message, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", message).put("detail", detail);
        return body.put("status", "failure");
    }
}
