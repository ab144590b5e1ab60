package org.serviceexchange.onboarding.security;

import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;
import static org.serviceexchange.onboarding.security.SignedInClient.json;
import static org.serviceexchange.onboarding.security.SignedInClient.variables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.security.TwoCustomers.Stage;

/** Who may pause, resume and end an established integration. */
class IntegrationAuthorizationTest extends AuthorizationMatrix {

    static Stream<Cell> table() {
        List<Right> rights = new ArrayList<>();
        //                                                                  admin  agent  customer ops designer
        for (String change : List.of("pause", "resume", "offboarding")) {
            Stage stage = change.equals("resume") ? Stage.PAUSED : Stage.ESTABLISHED;
            rights.add(right(
                            "ask for %s of an integration, over /api".formatted(change),
                            scene -> scene.verdict(scene.program()
                                    .post(
                                            "/api/onboardings/%s/%s".formatted(scene.number(), change),
                                            json(scene.wish()))),
                            row(YES, NO, YES, NO, NOTHING))
                    .at(stage));
            rights.add(right(
                            "ask for %s of an integration, on the page".formatted(change),
                            scene -> scene.asked(change),
                            row(YES, NO, YES, NO, NOTHING))
                    .at(stage));
            rights.add(right(
                            "ask for %s of another customer's integration, over /api".formatted(change),
                            scene -> scene.verdict(scene.program()
                                    .post(
                                            "/api/onboardings/%s/%s".formatted(scene.foreignNumber(), change),
                                            json(Map.of(
                                                    "reason",
                                                    "x",
                                                    "confirmCustomerName",
                                                    scene.foreign().company())))),
                            row(YES, NO, NOTHING, NO, NOTHING))
                    .at(stage));
        }

        rights.add(right(
                        "take the provider's request back, over /api",
                        scene -> scene.verdict(scene.program()
                                .send("DELETE", "/api/onboardings/%s/offboarding".formatted(scene.number()), null)),
                        // a customer may see it, and it isn't its own request
                        Arrays.asList(YES, NO, null, NO, NOTHING))
                .at(Stage.END_REQUESTED));

        rights.add(right(
                        "agree to end the integration, in Tasklist",
                        scene -> scene.verdict(scene.browser()
                                .post(
                                        WEB_APPS + "/task/%s/submit-form".formatted(scene.task()),
                                        variables(Map.of("decision", "agree", "confirmed", true)))),
                        row(NO, NO, YES, NO, NO))
                .at(Stage.END_REQUESTED));
        return cells(rights);
    }
}
