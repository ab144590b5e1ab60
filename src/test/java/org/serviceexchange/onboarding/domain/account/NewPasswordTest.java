package org.serviceexchange.onboarding.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

class NewPasswordTest {

    private static final EmailAddress ADDRESS = new EmailAddress("carla@customer.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three quiet green boats",
                "v7$kQ2!mZp9x",
                "käse über grüne wiesen",
                "correct horse battery staple",
                "наши синие лодки"
            })
    void strong_password_is_accepted(String password) {
        assertThat(NewPassword.of(password, password, ADDRESS).value()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                        | at least 12 characters
                    elevenchars               | at least 12 characters
                    my name is carla ok       | leave your name and e-mail address out
                    CARLA@customer.example    | leave your name and e-mail address out
                    we are customer number 1  | leave your name and e-mail address out
                    password1234              | guessed easily
                    PassWord!2026             | guessed easily
                    123456789012              | guessed easily
                    abcdefghijklm             | guessed easily
                    aaaaaaaaaaaaaa            | guessed easily
                    ababababababab            | guessed easily
                    """)
    void weak_password_is_refused_with_reason(String password, String sentence) {
        assertThatThrownBy(() -> NewPassword.of(password, password, ADDRESS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void too_long_unprintable_or_missing_password_is_refused() {
        String long1 = "three quiet green boats ".repeat(11);
        assertThatThrownBy(() -> NewPassword.of(long1, long1, ADDRESS)).hasMessageContaining("at most 256");
        assertThatThrownBy(() -> NewPassword.of("three\0quiet green boats", "three\0quiet green boats", ADDRESS))
                .hasMessageContaining("can't be seen");
        assertThatThrownBy(() -> NewPassword.of(null, null, ADDRESS)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void passwords_that_look_the_same_are_the_same() {
        String typed = "k\u00e4se \u00fcber gr\u00fcne wiesen";
        String onAnotherKeyboard = "ka\u0308se\u00a0u\u0308ber gru\u0308ne wiesen";
        assertThat(NewPassword.of(typed, onAnotherKeyboard, ADDRESS).value()).isEqualTo(typed);
        assertThat(NewPassword.of(onAnotherKeyboard, typed, ADDRESS).value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00ad", "\ufeff", "\u202e", "\ud800", "\u3164\u115f"})
    void mark_that_nobody_sees_in_a_new_password_is_told(String mark) {
        String password = "three quiet" + mark + " green boats";
        assertThatThrownBy(() -> NewPassword.of(password, password, ADDRESS)).hasMessageContaining("can't be seen");
    }

    @Test
    void new_password_reports_all_problems_and_is_never_printed() {
        assertThatThrownBy(() -> NewPassword.of("tooshort", "different", ADDRESS))
                .hasMessageContaining("“New password”: take at least 12")
                .hasMessageContaining("“Repeat the new password”: this isn't the same");
        assertThat(NewPassword.of("three quiet green boats", "three quiet green boats", ADDRESS)
                        .toString())
                .doesNotContain("quiet");
    }

    @Test
    void a_token_is_long_random_and_never_printed() {
        OneTimeToken token = OneTimeToken.random();
        assertThat(token.value())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(OneTimeToken.random().value());
        assertThat(token.toString()).doesNotContain(token.value());
        // sha256 of 43 times "A", from another program
        assertThat(new OneTimeToken("A".repeat(43)).hash())
                .isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
        assertThat(OneTimeToken.parse("x")).isEmpty();
    }
}
