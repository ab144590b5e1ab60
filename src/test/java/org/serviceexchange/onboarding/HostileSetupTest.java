package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.application.setup.ReplicationSetCommand;
import org.serviceexchange.onboarding.application.setup.SetupDecisionCommand;
import org.serviceexchange.onboarding.application.setup.SetupRecordCommand;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.input.EntryLines;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.TypedForm;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;

/** Whatever somebody types into the forms of the set-up, it is refused with a sentence, or kept as it was typed. */
class HostileSetupTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    static Stream<String> hostile() {
        return HostileStrings.all();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void hostile_text_in_strict_setup_fields_is_refused(String text) {
        refuses("providerInstanceId", () -> record("Acme", "acme", text, "a@b.example", "provider-admin"));
        refuses("supportContact", () -> record("Acme", "acme", ID, text, "provider-admin"));
        refuses("direction", () -> set("Incidents", text, "incident | | number | number | yes"));
        refuses("entries", () -> set("Incidents", "one-way", "incident | | %s | number | yes".formatted(text)));
        refuses("entries", () -> set("Incidents", "one-way", "incident | | number | number | " + text));
        refuses(
                "nextStep",
                () -> SetupDecisionCommand.of(
                        "PSU0001001",
                        new TypedForm(Map.of(FormField.NEXT_STEP, text, FormField.SETUP_CONFIRMED, true)),
                        "petra"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void hostile_setup_name_is_refused_or_kept(String text) {
        refusesOrKeeps("entries", () -> set("Incidents", "one-way", text + " | | number | number | yes"));
        refusesOrKeeps("providerName", () -> record(text, "acme", ID, "a@b.example", "provider-admin"));
        refusesOrKeeps("providerInstanceName", () -> record("Acme", text, ID, "a@b.example", "x"));
        refusesOrKeeps("adminGroup", () -> record("Acme", "acme", ID, "a@b.example", text));
        refusesOrKeeps("replicationSetName", () -> set(text, "one-way", "incident | | number | number | yes"));
    }

    /** The one field that takes any text: a query may have nearly anything in it. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void hostile_filter_is_refused_or_kept_as_typed(String text) {
        try {
            List<Entry> entries = set("Incidents", "one-way", "incident | %s | number | number | yes".formatted(text))
                    .set()
                    .entries();
            assertThat(entries).hasSize(1);
            assertThat(entries.get(0).filter()).isEqualTo(PastedText.text(text)).doesNotContain("\n", "\r");
            assertThat(set("Incidents", "one-way", EntryLines.write(entries))
                            .set()
                            .entries())
                    .isEqualTo(entries);
        } catch (InvalidInputException refused) {
            assertSentences("entries", refused);
        }
    }

    private static SetupRecordCommand record(String name, String instance, String id, String email, String group) {
        return SetupRecordCommand.of(
                new TypedForm(Map.of(
                        FormField.PROVIDER_NAME, name,
                        FormField.PROVIDER_INSTANCE_NAME, instance,
                        FormField.PROVIDER_INSTANCE_ID, id,
                        FormField.SUPPORT_CONTACT, email,
                        FormField.ADMIN_GROUP, group)),
                "petra");
    }

    private static ReplicationSetCommand set(String name, String direction, String entries) {
        return ReplicationSetCommand.of(
                "PSU0001001",
                new TypedForm(Map.of(
                        FormField.REPLICATION_SET_NAME, name,
                        FormField.DIRECTION, direction,
                        FormField.ENTRIES, entries)));
    }

    private static void refuses(String field, Callable<?> act) {
        assertThat(refusesOrKeeps(field, act)).as("refused").isTrue();
    }

    private static boolean refusesOrKeeps(String field, Callable<?> act) {
        try {
            act.call();
            return false;
        } catch (InvalidInputException refused) {
            assertSentences(field, refused);
            return true;
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    private static void assertSentences(String field, InvalidInputException refused) {
        assertThat(refused.errors()).extracting(FieldError::field).containsOnly(field);
        assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(2_000);
    }
}
