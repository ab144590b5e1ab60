package org.serviceexchange.onboarding.web.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Locale;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.boot.jackson.JsonComponent;
import org.springframework.boot.jackson.JsonMixin;

/** How an onboarding is written as JSON, where that isn't what Jackson would do by itself. */
@JsonComponent
class OnboardingJson {

    /** What isn't there, or isn't for this viewer, is left out. */
    @JsonMixin(OnboardingView.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    // programs get the tasks from the engine
    @JsonIgnoreProperties("task")
    abstract static class OnboardingFields {}

    @JsonMixin({
        OnboardingView.CaseView.class,
        OnboardingView.SubscriptionView.class,
        OnboardingView.IntegrationView.class,
        OnboardingView.RequestView.class,
        OnboardingView.EndCaseView.class
    })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    abstract static class LeavingOutNulls {}

    /** {@code provider}, {@code customer}, {@code system} or {@code nobody}. */
    static class PartyInLowerCase extends JsonSerializer<Party> {

        @Override
        public void serialize(Party party, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(party.name().toLowerCase(Locale.ROOT));
        }
    }
}
