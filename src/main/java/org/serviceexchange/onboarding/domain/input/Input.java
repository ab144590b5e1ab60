package org.serviceexchange.onboarding.domain.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.InstanceName;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;

/**
 * Reads what a person typed. Collects all errors, so that the person sees them together; an invalid value is null until
 * {@link #throwIfInvalid()} throws.
 */
public class Input {

    // What turns the direction of text around or can't be seen makes a text look like another one. Only the joiners
    // stay, which Persian, the scripts of India and emoji are written with. The rest are blanks that pass for letters.
    private static final String UNSEEN =
            "[\\p{Cf}&&[^\\u200c\\u200d]]\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\uffa0\\ufffe\\uffff";

    // C0 and C1 controls, line and paragraph separators, and lone surrogates: none of them belongs into a line of text
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029" + UNSEEN + "]");
    private static final Pattern NOT_IN_A_TEXT = Pattern.compile("[[\\p{Cc}\\p{Cs}&&[^\\n\\t]]" + UNSEEN + "]");

    /** Characters. */
    public static final int MAX_HYPHENATED_NAME = 60;

    private static final Pattern HYPHENATED_NAME = Pattern.compile("-*[A-Za-z0-9][A-Za-z0-9-]*");

    private final List<FieldError> problems = new ArrayList<>();

    /** A line of text that must be there; stripped, of at most {@code maxLength} characters. */
    public String line(Field field, String value, int maxLength) {
        return required(field, value, maxLength, NOT_IN_A_LINE);
    }

    /** A text of several lines that must be there; stripped, of at most {@code maxLength} characters. */
    public String text(Field field, String value, int maxLength) {
        return required(field, value, maxLength, NOT_IN_A_TEXT);
    }

    /** A text of several lines that may be missing, and is then empty. */
    public String optionalText(Field field, String value, int maxLength) {
        return value == null || value.isBlank() ? "" : text(field, value, maxLength);
    }

    /** An address whose mails a person can be expected to get. */
    public EmailAddress emailAddress(Field field, String value) {
        EmailAddress address = parsed(field, value, EmailAddress.MAX_LENGTH, EmailAddress::parse, "input.email");
        if (address != null && !address.looksDeliverable()) {
            error(field, "input.email.undeliverable", address);
        }
        return address;
    }

    public InstanceName instanceName(Field field, String value) {
        return parsed(field, value, InstanceName.MAX_LENGTH, InstanceName::parse, "input.instanceName");
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

    /** @throws InvalidInput when anything was wrong */
    public void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private String required(Field field, String value, int maxLength, Pattern forbidden) {
        if (value == null || value.isBlank()) {
            error(field, "input.missing");
            return null;
        }
        String text = value.replace("\r\n", "\n").strip();
        if (text.length() > maxLength) {
            error(field, "input.tooLong", maxLength);
            return null;
        }
        if (forbidden.matcher(text).find()) {
            error(field, "input.invisible");
            return null;
        }
        return text;
    }

    private <T> T parsed(
            Field field, String value, int maxLength, Function<String, Optional<T>> parse, String whatToDo) {
        String line = line(field, value, maxLength);
        if (line == null) {
            return null;
        }
        Optional<T> parsed = parse.apply(line);
        if (parsed.isEmpty()) {
            error(field, whatToDo);
        }
        return parsed.orElse(null);
    }
}
