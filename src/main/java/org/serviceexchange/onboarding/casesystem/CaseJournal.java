package org.serviceexchange.onboarding.casesystem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.serviceexchange.onboarding.application.port.account.People;
import org.serviceexchange.onboarding.application.port.account.People.Person;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.Row;

/**
 * Work notes and comments of a case in the provider's instance. An entry there has no key, so its last line is a reference
 * of ours: an entry whose reference is in the journal was written before.
 */
class CaseJournal {

    /** The two journals. The Case API has no parameter for work notes, and ignores them without a word. */
    enum Kind {
        WORK_NOTE("work_notes"),
        /** The customer reads it. */
        COMMENT("comments");

        private final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    private static final int DIGITS_OF_REFERENCE = 12;

    // characters left for a part of the text, beside its reference and its number
    private static final int LONGEST_PART = CaseEntry.MAX_LENGTH - 100;

    private final InstanceClient instance;
    private final People people;

    CaseJournal(InstanceClient instance, People people) {
        this.instance = instance;
        this.people = people;
    }

    /** Writes the entry, in parts if it is too long for one. A part that is there already is left out. */
    void write(Row registrationCase, Kind kind, CaseEntry entry) {
        List<String> written = read(registrationCase, kind);
        List<String> parts = parts(author(kind, entry) + entry.text());
        for (int i = 0; i < parts.size(); i++) {
            String reference = reference(registrationCase, entry, parts.size() == 1 ? "" : "-" + (i + 1));
            if (written.stream().noneMatch(text -> text.contains(reference))) {
                instance.update(
                        "sn_customerservice_case",
                        registrationCase.sysId(),
                        Map.of(kind.field, parts.get(i) + "\n\n" + reference),
                        List.of("sys_id"));
            }
        }
    }

    private List<String> read(Row registrationCase, Kind kind) {
        JsonNode stream = instance.get(
                "/api/sn_customerservice/case/%s/activities".formatted(registrationCase.sysId()),
                Map.of("sysparm_activity_type", kind.field));
        boolean allowed = elements(stream.path("journal_fields")).stream()
                .anyMatch(field -> kind.field.equals(field.path("name").asText())
                        && field.path("can_read").asBoolean()
                        && field.path("can_write").asBoolean());
        if (!allowed) {
            throw CaseFault.JOURNAL_NOT_ALLOWED.because(registrationCase.get("number"), kind.field);
        }
        return elements(stream.path("entries")).stream()
                .filter(one -> kind.field.equals(one.path("element").asText()))
                .map(one -> one.path("value").asText())
                .toList();
    }

    /** In the instance everything is written by the integration user, so the person stands in the text. */
    private String author(Kind kind, CaseEntry entry) {
        if (entry.by().equals(TimelineEntry.SYSTEM)) {
            return "";
        }
        // customers see no user id of the provider
        String unnamed = kind == Kind.WORK_NOTE ? entry.by() : "";
        String name = people.find(entry.by())
                .map(Person::name)
                .filter(one -> !one.isEmpty())
                .orElse(unnamed);
        return name.isEmpty() ? "" : name + ":\n";
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > LONGEST_PART) {
            int lineEnd = rest.lastIndexOf('\n', LONGEST_PART);
            int end = lineEnd > 0 ? lineEnd : LONGEST_PART;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        parts.add(rest);
        return parts;
    }

    private static String reference(Row registrationCase, CaseEntry entry, String part) {
        return "[%s-%s%s]"
                .formatted(
                        registrationCase.get("correlation_id"),
                        Sha256.hex(entry.key()).substring(0, DIGITS_OF_REFERENCE),
                        part);
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
