package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A record of a table. */
public record Row(JsonNode fields) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The stored value. Empty if there is none, and also if the integration user may not read it. */
    public String get(String field) {
        JsonNode value = fields.path(field);
        // a reference, where the instance keeps its link
        return value.isObject() ? value.path("value").asText() : value.asText();
    }

    /** What people read in the instance, in the language of the integration user; the stored value where it is not known. */
    public String label(String field) {
        String label = fields.path(field).path("display_value").asText();
        return label.isEmpty() ? get(field) : label;
    }

    /** A time that the instance stores: always UTC. Null if there is none, or it may not be read. */
    public Instant time(String field) {
        String value = get(field);
        return value.isEmpty() ? null : LocalDateTime.parse(value, TIME).toInstant(ZoneOffset.UTC);
    }

    public String sysId() {
        return get("sys_id");
    }
}
