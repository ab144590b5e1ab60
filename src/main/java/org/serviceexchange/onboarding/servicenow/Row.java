package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;

/** A record of a table. */
public record Row(JsonNode fields) {

    /** The stored value. Empty if there is none, and also if the integration user may not read it. */
    public String get(String field) {
        JsonNode value = fields.path(field);
        // a reference, where the instance keeps its link
        return value.isObject() ? value.path("value").asText() : value.asText();
    }

    public String sysId() {
        return get("sys_id");
    }
}
