package org.serviceexchange.onboarding.domain.input;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Languages;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;

/**
 * Reads what a person typed. Collects all errors, so that the person sees them together; an invalid value is null until
 * {@link #throwIfInvalid()} throws.
 */
public class Input {

    /** Characters. */
    public static final int MAX_HYPHENATED_NAME = 60;

    private static final Pattern HYPHENATED_NAME = Pattern.compile("-*[A-Za-z0-9][A-Za-z0-9-]*");

    private final List<FieldError> problems = new ArrayList<>();

    /** A line of text that must be there, as {@link PastedText#line} mends it, of at most {@code maxLength} characters. */
    public String line(Field field, String value, int maxLength) {
        String line = required(field, value == null ? "" : PastedText.line(value), maxLength);
        int lineBreak = line == null ? -1 : line.indexOf('\n');
        if (lineBreak >= 0) {
            error(field, "input.lineBreak", PastedText.lastWord(line.substring(0, lineBreak)));
            return null;
        }
        return line;
    }

    /** A text of several lines that must be there, as {@link PastedText#text} mends it, of at most {@code maxLength} characters. */
    public String text(Field field, String value, int maxLength) {
        return required(field, value == null ? "" : PastedText.text(value), maxLength);
    }

    /** A text of several lines that may be missing, and is then empty. */
    public String optionalText(Field field, String value, int maxLength) {
        return value == null || PastedText.text(value).isEmpty() ? "" : text(field, value, maxLength);
    }

    /** An address whose mails a person can be expected to get. */
    public EmailAddress emailAddress(Field field, String value) {
        EmailAddress address = parsed(field, value, EmailAddress.MAX_LENGTH, EmailAddress::parse, "input.email");
        if (address != null && !address.looksDeliverable()) {
            error(field, "input.email.undeliverable", address);
        }
        return address;
    }

    /** Whether there may be an instance at this host, only the operator's list tells. */
    public InstanceHost instanceHost(Field field, String value) {
        return parsed(field, value, InstanceHost.MAX_ENTERED, InstanceHost::parse, "input.instanceHost");
    }

    /** @param otherwise where nothing was chosen */
    public Environment environment(Field field, String value, Environment otherwise) {
        return value == null || value.isBlank()
                ? otherwise
                : parsed(field, value, CaseEntry.MAX_LENGTH, Environment::parse, "input.environment");
    }

    /** A language and a time zone, each of which may be left out. */
    public Preference preference(Field languageField, String language, Field zoneField, String zone) {
        return new Preference(
                chosen(
                        languageField,
                        language,
                        code -> Languages.parse(code).map(Locale::getLanguage),
                        "input.language"),
                chosen(zoneField, zone, name -> Preference.zone(name).map(ZoneId::getId), "input.timeZone"));
    }

    private String chosen(Field field, String value, Function<String, Optional<String>> parse, String whatToDo) {
        return value == null || value.isBlank() ? null : parsed(field, value, CaseEntry.MAX_LENGTH, parse, whatToDo);
    }

    public InstanceId instanceId(Field field, String value) {
        return parsed(field, value, CaseEntry.MAX_LENGTH, InstanceId::parse, "input.instanceId");
    }

    /** A name that may have letters, digits and hyphens only: a provider record's, a replication set's (ServiceNow). */
    public String hyphenatedName(Field field, String value) {
        return parsed(
                field,
                value,
                MAX_HYPHENATED_NAME,
                text -> HYPHENATED_NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
                "input.hyphenatedName");
    }

    /** The entries of a replication set, one a line; see {@link EntryLines}. */
    public List<ReplicationSetDefinition.Entry> entries(Field field, String value) {
        return EntryLines.read(this, field, value);
    }

    public void ticked(Field field, Boolean value) {
        if (!Boolean.TRUE.equals(value)) {
            error(field, "input.tick");
        }
    }

    /** @param whatToDo the key of what goes on after the field's label and a colon */
    public void error(Field field, String whatToDo, Object... arguments) {
        error(field.problem(whatToDo, arguments));
    }

    void error(FieldError problem) {
        problems.add(problem);
    }

    /** @throws InvalidInputException when anything was wrong */
    public void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /** @param text without what a person doesn't see */
    private String required(Field field, String text, int maxLength) {
        if (text.isEmpty()) {
            error(field, "input.missing");
            return null;
        }
        if (text.length() > maxLength) {
            error(field, "input.tooLong", maxLength);
            return null;
        }
        Optional<Sentence> problem = PastedText.problem(text);
        problem.ifPresent(whatToDo -> error(field.problem(whatToDo)));
        return problem.isPresent() ? null : text;
    }

    private <T> T parsed(
            Field field, String value, int maxLength, Function<String, Optional<T>> parse, String whatToDo) {
        String line = line(field, value, maxLength);
        if (line == null) {
            return null;
        }
        Optional<T> parsed = parse.apply(PastedText.identifier(line));
        if (parsed.isEmpty()) {
            error(field, whatToDo);
        }
        return parsed.orElse(null);
    }
}
