package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;

/** What no text may be is refused by every field that takes a text, with a sentence that says which field it is. */
class HostileFieldsTest extends HostileInputScenarios {

    /** Every field that takes a text of people. */
    enum Field {
        COMMENT("Comment", CaseEntry.MAX_LENGTH) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                return text -> way.post(way.customer.id(), "comments", Map.of("text", text));
            }
        },
        WORK_NOTE("Work note", CaseEntry.MAX_LENGTH) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                return text -> way.post(AGENT, "work-notes", Map.of("text", text));
            }
        },
        DEADLINE("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                return text -> way.post(PROVIDER, "deadline", Map.of("due", later(), "reason", text));
            }
        },
        WITHDRAWAL("Why do you withdraw? Everybody will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                return text -> way.post(way.customer.id(), "withdrawal", Map.of("reason", text));
            }
        },
        ADVICE("What should the customer do? The customer will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                Map<String, Object> wrong = new HashMap<>(test.story.providerRecord());
                wrong.put("providerInstanceName", "another");
                for (int i = 0; i < 3; i++) {
                    way.submits(way.customer.id(), wrong);
                }
                test.story.runJobs();
                return text -> way.submits(PROVIDER, Map.of("advice", text));
            }
        },
        SENT_BACK("Why? The customer will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                way.submits(way.customer.id(), test.story.providerRecord());
                test.story.runJobs();
                return text -> way.submits(PROVIDER, Map.of("decision", "send-back", "denialReason", text));
            }
        },
        PAUSE("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                test.establish(way);
                return text -> way.post(PROVIDER, "pause", Map.of("reason", text));
            }
        },
        RESUME("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                test.establish(way);
                way.posts(PROVIDER, "pause", Map.of("reason", "An upgrade"), 202);
                return text -> way.post(way.customer.id(), "resume", Map.of("reason", text));
            }
        },
        END("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                test.establish(way);
                return text -> way.post(
                        way.customer.id(),
                        "offboarding",
                        Map.of("reason", text, "confirmCustomerName", way.customer.company()));
            }
        },
        // nothing but the name is taken
        CONFIRMED_NAME("Customer's name, typed to confirm", 0) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                test.establish(way);
                return text -> way.post(PROVIDER, "offboarding", Map.of("reason", "x", "confirmCustomerName", text));
            }
        },
        REFUSED_RESUMING("Why not? The other party will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                RESUME.at(test, way).with("Please");
                test.story.runJobs();
                return text -> way.submits(PROVIDER, refusal(text));
            }
        },
        REFUSED_END("Why not? The other party will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileFieldsTest test, Way way) {
                END.at(test, way).with("Please");
                test.story.runJobs();
                return text -> way.submits(PROVIDER, refusal(text));
            }
        };

        private final String label;
        private final int maxLength;

        Field(String label, int maxLength) {
            this.label = label;
            this.maxLength = maxLength;
        }

        /** Goes on to where this field is filled in. */
        abstract Attempt at(HostileFieldsTest test, Way way);
    }

    @FunctionalInterface
    interface Attempt {
        Answer with(String text);
    }

    @ParameterizedTest
    @EnumSource
    void field_with_forbidden_text_is_refused_with_its_label(Field field) {
        Person customer = story.newCustomerAdmin();
        Typed nothing = new Typed(0, customer.company(), "");
        Attempt attempt = field.at(this, new Way(nothing, customer, story.numberOf(story.registered(customer))));
        List<String> refused = HostileStrings.all()
                .filter(each -> !isTaken(each, field.maxLength))
                .toList();
        assertThat(refused).hasSizeGreaterThan(8);
        refused.forEach(each -> assertSentences(attempt.with(each), List.of(field.label)));
    }

    private void establish(Way way) {
        way.submits(way.customer.id(), story.providerRecord());
        story.runJobs();
        way.submits(PROVIDER, story.approval());
        story.runJobs();
        way.submits(way.customer.id(), Map.of("confirmed", true));
        story.runJobs();
    }
}
