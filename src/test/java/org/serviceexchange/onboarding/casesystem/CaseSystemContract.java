package org.serviceexchange.onboarding.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;

/**
 * What the application may expect of every case system. It is used as the application uses it, through {@link CaseWriter};
 * what counts is what the case system itself shows. The test of an adapter extends this class and supplies the adapter.
 */
abstract class CaseSystemContract {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    final InMemoryCases record = new InMemoryCases();
    final Onboarding onboarding = onboarding("ONB0001001", "acme");

    private CaseSystem caseSystem;
    private CaseWriter writer;

    /** The adapter, on a case system without cases. */
    abstract CaseSystem caseSystem();

    /** All cases about this onboarding as the case system shows them, in the order in which they were opened. */
    abstract List<RegistrationCase> shown(OnboardingNumber onboarding);

    @BeforeEach
    void begin() {
        caseSystem = caseSystem();
        writer = new CaseWriter(caseSystem, record, mock());
    }

    @Test
    void a_case_is_opened_with_its_texts() {
        RegistrationCase opened = open();

        assertThat(shown()).satisfies(one -> {
            assertThat(one.number()).isEqualTo(opened.number()).matches("CS\\d{7,}");
            assertThat(one.onboarding()).isEqualTo(onboarding.number());
            assertThat(one.shortDescription()).isEqualTo("Registration of Acme");
            assertThat(one.description()).isEqualTo("All about it");
            assertThat(one.state()).isEqualTo(CaseState.OPEN);
            assertThat(one.openedAt()).isNotNull();
            assertThat(one.resolutionCode()).isNull();
            assertThat(one.workNotes()).isEmpty();
            assertThat(one.comments()).isEmpty();
        });
    }

    @Test
    void each_onboarding_has_its_own_case() {
        Onboarding other = onboarding("ONB0001002", "globex");

        RegistrationCase first = open();
        RegistrationCase second = writer.open(other, "Registration of Globex", "All about it");

        assertThat(second.number()).isNotEqualTo(first.number());
        assertThat(shown(other.number()))
                .extracting(RegistrationCase::number)
                .containsExactly(second.number())
                .doesNotContain(first.number());
    }

    /** The transaction of an attempt may fail after the call, and with it our record; the next attempt finds the case. */
    @Test
    void an_attempt_without_a_record_leaves_no_second_case() {
        caseSystem.open(onboarding, "Registration of Acme", "All about it");

        RegistrationCase opened = open();

        assertThat(shown(onboarding.number()))
                .extracting(RegistrationCase::number)
                .containsExactly(opened.number());
    }

    @Test
    void the_record_of_the_end_is_another_case() {
        RegistrationCase registration = open();
        caseSystem.openOffboardingCase(onboarding, "End of Acme", "Why it ended");

        RegistrationCase end = writer.openOffboardingCase(onboarding, "End of Acme", "Why it ended");

        assertThat(shown(onboarding.number()))
                .extracting(RegistrationCase::number, RegistrationCase::shortDescription)
                .containsExactly(
                        tuple(registration.number(), "Registration of Acme"), tuple(end.number(), "End of Acme"));
    }

    @Test
    void a_case_can_wait_for_the_customer_and_be_open_again() {
        RegistrationCase opened = open();

        writer.setState(opened, CaseState.AWAITING_INFO);
        assertThat(shown().state()).isEqualTo(CaseState.AWAITING_INFO);

        writer.setState(ours(), CaseState.AWAITING_INFO);
        assertThat(shown().state()).isEqualTo(CaseState.AWAITING_INFO);

        writer.setState(ours(), CaseState.OPEN);
        assertThat(shown().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void agents_read_work_notes_and_customers_read_comments() {
        RegistrationCase opened = open();

        writer.addWorkNote(opened, entry("note", "For agents only"));
        writer.addComment(opened, entry("comment", "For the customer"));

        assertThat(texts(shown().workNotes())).containsExactly("For agents only");
        assertThat(texts(shown().comments())).containsExactly("For the customer");
    }

    @Test
    void an_entry_that_is_written_again_stands_there_once() {
        RegistrationCase opened = open();

        for (int attempt = 0; attempt < 2; attempt++) {
            writer.addWorkNote(opened, entry("note", "For agents only"));
            writer.addComment(opened, entry("comment", "For the customer"));
        }

        assertThat(texts(shown().workNotes())).containsExactly("For agents only");
        assertThat(texts(shown().comments())).containsExactly("For the customer");
    }

    @Test
    void two_entries_with_the_same_words_are_two_entries() {
        RegistrationCase opened = open();

        writer.addComment(opened, entry("first", "Any news?"));
        writer.addComment(opened, entry("second", "Any news?"));

        assertThat(texts(shown().comments())).containsExactly("Any news?", "Any news?");
    }

    @Test
    void an_entry_does_not_change_the_state() {
        RegistrationCase before = open();
        writer.setState(before, CaseState.AWAITING_INFO);

        writer.addComment(before, entry("comment", "For the customer"));
        writer.addWorkNote(before, entry("note", "For agents only"));

        assertThat(shown().state()).isEqualTo(CaseState.AWAITING_INFO);
    }

    @Test
    void a_resolved_case_has_a_code_and_notes_and_takes_comments() {
        RegistrationCase opened = open();

        writer.resolve(opened, "Solved", "It is established");
        writer.addComment(ours(), entry("comment", "Thank you"));

        assertThat(shown()).satisfies(one -> {
            assertThat(one.state()).isEqualTo(CaseState.RESOLVED);
            assertThat(one.resolutionCode()).isEqualTo("Solved");
            assertThat(one.closeNotes()).isEqualTo("It is established");
            assertThat(texts(one.comments())).containsExactly("Thank you");
        });
    }

    @Test
    void an_open_or_a_resolved_case_can_be_closed() {
        RegistrationCase opened = open();
        writer.resolve(opened, "Solved", "It is established");

        writer.close(ours(), "Ended", "It is over");

        assertThat(shown()).satisfies(one -> {
            assertThat(one.state()).isEqualTo(CaseState.CLOSED);
            assertThat(one.resolutionCode()).isEqualTo("Ended");
            assertThat(one.closeNotes()).isEqualTo("It is over");
        });
    }

    @Test
    void a_closed_case_cannot_be_changed() {
        writer.close(open(), "Ended", "It is over");
        RegistrationCase closed = shown();

        refused(one -> writer.addComment(one, entry("comment", "Too late")));
        refused(one -> writer.addWorkNote(one, entry("note", "Too late")));
        refused(one -> writer.setState(one, CaseState.OPEN));
        refused(one -> writer.resolve(one, "Solved", "Too late"));
        refused(one -> writer.close(one, "Again", "Too late"));

        assertThat(shown()).isEqualTo(closed);
    }

    /** Pages and mails read our record and never ask the case system. */
    @Test
    void our_record_says_what_the_case_system_shows() {
        RegistrationCase opened = open();
        writer.addWorkNote(opened, entry("note", "For agents only"));
        writer.addComment(opened, entry("comment", "For the customer"));
        writer.setState(ours(), CaseState.AWAITING_INFO);
        writer.resolve(ours(), "Solved", "It is established");

        assertThat(ours()).satisfies(one -> {
            assertThat(one.state()).isEqualTo(shown().state()).isEqualTo(CaseState.RESOLVED);
            assertThat(one.resolutionCode()).isEqualTo(shown().resolutionCode());
            assertThat(one.closeNotes()).isEqualTo(shown().closeNotes());
            assertThat(texts(one.workNotes())).isEqualTo(texts(shown().workNotes()));
            assertThat(texts(one.comments())).isEqualTo(texts(shown().comments()));
        });
    }

    private RegistrationCase open() {
        return writer.open(onboarding, "Registration of Acme", "All about it");
    }

    private RegistrationCase ours() {
        return record.get(onboarding.number());
    }

    private RegistrationCase shown() {
        assertThat(shown(onboarding.number())).hasSize(1);
        return shown(onboarding.number()).get(0);
    }

    private void refused(Consumer<RegistrationCase> change) {
        ThrowingCallable attempt = () -> change.accept(ours());
        assertThatIllegalStateException().isThrownBy(attempt).withMessageContaining("closed");
    }

    private static CaseEntry entry(String key, String text) {
        return new CaseEntry(key, NOW, "provider-agent", text);
    }

    private static List<String> texts(List<CaseEntry> entries) {
        return entries.stream().map(CaseEntry::text).toList();
    }

    static Onboarding onboarding(String number, String name) {
        return Onboarding.register(
                new OnboardingNumber(number),
                TestOnboardings.onboarding()
                        .of(name, name)
                        .contact("Ann", "ann@%s.example".formatted(name))
                        .on(name)
                        .registeredAt(NOW)
                        .registration());
    }
}
