package org.serviceexchange.onboarding.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("jane", "8e03978e-40d5-43dd-bc93-6894a57f9324");
    private static final byte[] ANSWER = "a one-time link".getBytes();

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"8e03978e-40d5\"", "~!#"})
    void visible_ascii_is_a_key(String value) {
        assertThat(IdempotencyKey.isValid(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü", "\u00a0", "\u0000", "a\n", "\ud83d\ude00"})
    void anything_else_is_no_key(String value) {
        assertThat(IdempotencyKey.isValid(value)).isFalse();
    }

    @Test
    void answer_is_readable_with_the_key_of_the_person_alone() {
        byte[] stored = KEY.encrypt(ANSWER);
        assertThat(new String(stored)).doesNotContain("link");
        assertThat(KEY.decrypt(stored)).isEqualTo(ANSWER);
        assertThatThrownBy(() -> new IdempotencyKey("john", KEY.value()).decrypt(stored))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new IdempotencyKey("jane", "other").decrypt(stored))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_stored_differs_by_person_and_key_and_request() {
        IdempotencyKey johns = new IdempotencyKey("john", KEY.value());
        assertThat(KEY.hash()).isNotEqualTo(johns.hash()).isNotEqualTo(new IdempotencyKey("jane", "other").hash());
        assertThat(KEY.fingerprint("a")).isNotEqualTo(KEY.fingerprint("b")).isNotEqualTo(johns.fingerprint("a"));
    }

    @Test
    void key_is_not_part_of_its_text() {
        assertThat(KEY.toString()).doesNotContain(KEY.value());
    }
}
