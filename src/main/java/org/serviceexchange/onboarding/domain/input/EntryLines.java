package org.serviceexchange.onboarding.domain.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;

/**
 * A replication set's entries as people type them, one a line:
 * {@code table | filter | fields | coalesce field | attachments}.
 */
public final class EntryLines {

    /** Characters of all lines together. */
    public static final int MAX_LENGTH = 20_000;

    public static final int MAX_ENTRIES = 50;

    /** Characters; an encoded query is part of an address when ServiceNow is asked. */
    public static final int MAX_FILTER = 1000;

    public static final int MAX_FIELDS = 100;

    // names of tables and columns in ServiceNow, of applications' own ones as well (x_acme_app_table, u_field)
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    // more would be a wall of text, and they are likely all of one kind
    private static final int MOST_PROBLEMS = 8;

    private static final int SHOWN = 40;

    private EntryLines() {}

    /** The lines as a person types them. */
    public static String write(List<Entry> entries) {
        return entries.stream()
                .map(entry -> Stream.of(
                                entry.table(),
                                entry.filter(),
                                String.join(", ", entry.fields()),
                                entry.coalesceField(),
                                entry.attachments() ? "yes" : "no")
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    /** Reads the typed lines; empty lines don't count. Reports each error to the input, with the number of its line. */
    static List<Entry> read(Input input, Field field, String typed) {
        String text = input.text(field, typed, MAX_LENGTH);
        if (text == null) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        List<Sentence> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            int line = i + 1;
            Consumer<Sentence> add = problem -> problems.add(Sentence.of("entries.at", line, problem));
            Entry entry = entry(lines[i], add);
            if (entry != null && !seen.add(entry.table() + "|" + entry.filter())) {
                add.accept(Sentence.of("entries.duplicate"));
            }
            entries.add(entry);
        }
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> input.error(field.problem(problem)));
        if (entries.size() > MAX_ENTRIES) {
            input.error(field, "entries.tooMany", entries.size(), MAX_ENTRIES);
        }
        return problems.isEmpty() ? entries : List.of();
    }

    private static Entry entry(String line, Consumer<Sentence> problems) {
        String[] parts = line.split("\\|", -1);
        if (parts.length < 5) {
            problems.accept(Sentence.of("entries.parts", parts.length));
            return null;
        }
        // only a filter can have a bar of its own in it
        int last = parts.length - 1;
        String table = name(parts[0]);
        String filter =
                PastedText.text(Stream.of(parts).limit(last - 2L).skip(1).collect(Collectors.joining("|")));
        List<String> fields =
                Stream.of(parts[last - 2].split(",", -1)).map(EntryLines::name).toList();
        String coalesceField = name(parts[last - 1]);
        String attachments = name(parts[last]);

        List<Sentence> wrong = new ArrayList<>();
        if (!IDENTIFIER.matcher(table).matches()) {
            wrong.add(Sentence.of("entries.table", quoted(table)));
        }
        if (filter.length() > MAX_FILTER) {
            wrong.add(Sentence.of("entries.filter.tooLong", MAX_FILTER));
        }
        if (filter.indexOf('\t') >= 0) {
            wrong.add(Sentence.of("entries.filter.tab"));
        }
        fields.stream()
                .filter(field -> !IDENTIFIER.matcher(field).matches())
                .findFirst()
                .ifPresent(field -> wrong.add(Sentence.of("entries.field", quoted(field))));
        Set<String> once = new HashSet<>();
        fields.stream()
                .filter(field -> !once.add(field))
                .findFirst()
                .ifPresent(field -> wrong.add(Sentence.of("entries.field.twice", quoted(field))));
        if (fields.size() > MAX_FIELDS) {
            wrong.add(Sentence.of("entries.fields.tooMany", fields.size(), MAX_FIELDS));
        }
        if (!fields.contains(coalesceField)) {
            wrong.add(Sentence.of("entries.coalesceField", quoted(coalesceField)));
        }
        if (!attachments.equals("yes") && !attachments.equals("no")) {
            wrong.add(Sentence.of("entries.attachments"));
        }
        wrong.forEach(problems);
        return wrong.isEmpty() ? new Entry(table, filter, fields, coalesceField, attachments.equals("yes")) : null;
    }

    /** ServiceNow's names are in small letters; capitals are forgiven. */
    private static String name(String typed) {
        return PastedText.identifier(typed).toLowerCase(Locale.ROOT);
    }

    private static String quoted(String typed) {
        return "“%s”".formatted(ShortenedText.of(typed, SHOWN));
    }
}
