package org.serviceexchange.onboarding.casesystem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.serviceexchange.onboarding.application.port.account.People;
import org.serviceexchange.onboarding.application.port.account.People.Person;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.ShortenedText;
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

    // so that the name is no user id of this application, which has no blank
    private static final String IN_SERVICENOW = " (ServiceNow)";
    private static final int LONGEST_NAME = 100;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

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
        JsonNode stream = stream(registrationCase, kind.field);
        if (!may(stream, kind, "can_read") || !may(stream, kind, "can_write")) {
            throw CaseFault.JOURNAL_NOT_ALLOWED.because(registrationCase.get("number"), kind.field);
        }
        List<String> written =
                entries(stream, kind).map(one -> one.path("value").asText()).toList();
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

    /** What others wrote: every entry that does not end with a reference of ours to this case. The oldest comes first. */
    Entries writtenByOthers(Row registrationCase) {
        Pattern ours = Pattern.compile("\\[%s-[0-9a-f]{%d}(-\\d+)?]\\s*$"
                .formatted(Pattern.quote(registrationCase.get("correlation_id")), DIGITS_OF_REFERENCE));
        JsonNode stream = stream(registrationCase, Kind.COMMENT.field + "," + Kind.WORK_NOTE.field);
        Map<Kind, List<CaseEntry>> entries = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (!may(stream, kind, "can_read")) {
                throw CaseFault.JOURNAL_NOT_ALLOWED.because(registrationCase.get("number"), kind.field);
            }
            entries.put(
                    kind,
                    entries(stream, kind)
                            .filter(one ->
                                    !ours.matcher(one.path("value").asText()).find())
                            .map(CaseJournal::entry)
                            .filter(one -> !one.text().isEmpty())
                            .sorted(Comparator.comparing(CaseEntry::at))
                            .toList());
        }
        return new Entries(entries);
    }

    record Entries(Map<Kind, List<CaseEntry>> byKind) {

        List<CaseEntry> of(Kind kind) {
            return byKind.get(kind);
        }
    }

    private static CaseEntry entry(JsonNode one) {
        String name = one.path("name").asText(one.path("login_name").asText());
        return new CaseEntry(
                "servicenow-" + one.path("sys_id").asText(),
                Instant.from(TIME.parse(one.path("sys_created_on").asText())),
                storable(name, LONGEST_NAME) + IN_SERVICENOW,
                storable(one.path("value").asText(), CaseEntry.MAX_LENGTH));
    }

    private static String storable(String text, int most) {
        String storable = PastedText.text(text)
                .codePoints()
                .filter(PastedText::isStorable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return ShortenedText.of(storable, most);
    }

    private JsonNode stream(Row registrationCase, String kinds) {
        return instance.get(
                "/api/sn_customerservice/case/%s/activities".formatted(registrationCase.sysId()),
                Map.of("sysparm_activity_type", kinds));
    }

    private static boolean may(JsonNode stream, Kind kind, String right) {
        return elements(stream.path("journal_fields")).stream()
                .anyMatch(field -> kind.field.equals(field.path("name").asText())
                        && field.path(right).asBoolean());
    }

    private static Stream<JsonNode> entries(JsonNode stream, Kind kind) {
        return elements(stream.path("entries")).stream()
                .filter(one -> kind.field.equals(one.path("element").asText()));
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
