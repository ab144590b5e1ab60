package org.serviceexchange.onboarding.domain.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.Customer;

class InputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul\u0000",
                "escape\u001b[31m",
                "delete\u007f",
                "next\u0085line",
                "lone \ud800",
                "lone \udc00",
                "bidi \u202eelpmaxe\u202c",
                "isolate \u2066x\u2069",
                "mark\u200f",
                "zero\u200bwidth",
                "word\u2060joiner",
                "\ufeffmark",
                "soft\u00adhyphen",
                "tag\udb40\udc41",
                "filler\u3164",
                "blank\u2800",
                "none\uffff"
            })
    void line_or_text_with_invisible_characters_is_refused(String hidden) {
        Input input = new Input();
        input.line(FormField.CUSTOMER_NAME, hidden, 100);
        input.text(FormField.NOTE, "first\n\t" + hidden, 100);

        assertThatThrownBy(input::throwIfInvalid)
                .hasMessage("“Customer”: remove the characters that can't be seen, or type it again.\n"
                        + "“Note for your agents”: remove the characters that can't be seen, or type it again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller & Söhne",
                "<script>",
                "emoji \ud83d\ude00\ud83c\udff3\ufe0f",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "Z\u0336a\u0315",
                "a\u00a0b"
            })
    void visible_characters_stay_as_typed(String text) {
        Input input = new Input();
        assertThat(input.line(FormField.CUSTOMER_NAME, " " + text + "\n", 100)).isEqualTo(text);
        input.throwIfInvalid();
    }

    @Test
    void line_with_line_break_is_refused() {
        Input input = new Input();
        input.line(FormField.CUSTOMER_NAME, "Acme\nBcc: x", 100);
        input.line(FormField.CUSTOMER_NAME, "Acme\u2028Bcc: x", 100);
        assertThatThrownBy(input::throwIfInvalid).isInstanceOf(InvalidInput.class);
    }

    /** Joiners can't be seen, so two names that differ in nothing else are one customer. */
    @Test
    void customer_name_comparison_ignores_joiners_case_and_accents() {
        assertThat(Customer.comparable("Ac\u200dme  L\u00edmited")).isEqualTo(Customer.comparable("acme limited"));
    }
}
