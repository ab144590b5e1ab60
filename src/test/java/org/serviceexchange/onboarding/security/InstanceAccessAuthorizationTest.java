package org.serviceexchange.onboarding.security;

import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;
import static org.serviceexchange.onboarding.security.SignedInClient.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;

/** Who may give, test and withdraw the access to a customer's instance, and who sees whether it is given. */
class InstanceAccessAuthorizationTest extends AuthorizationMatrix {

    private static final Map<String, String> CREDENTIALS = Map.of("method", "api-key", "apiKey", "a-key");

    static Stream<Cell> table() {
        List<Right> rights = new ArrayList<>();
        //                                                                  admin  agent  customer ops designer
        rights.add(seeing(
                "see whether access to the instance is given, on the page",
                scene -> scene.verdict(scene.browser().page(path(scene.number(), ""))),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see whether another customer has given access, on the page",
                scene -> scene.verdict(scene.browser().page(path(scene.foreignNumber(), ""))),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(right(
                "give access to the instance, on the page",
                scene -> sent(scene, path(scene.number(), ""), CREDENTIALS),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "give access to another customer's instance, on the page",
                scene -> sent(scene, path(scene.foreignNumber(), ""), CREDENTIALS),
                row(NO, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "test the access, on the page",
                scene -> sent(given(scene), path(scene.number(), "/test"), Map.of()),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "withdraw the access, on the page",
                scene -> sent(given(scene), path(scene.number(), "/withdraw"), Map.of()),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(seeing(
                "see whether access to the instance is given, over /api",
                scene -> scene.verdict(scene.program().get(api(scene.number(), ""))),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see whether another customer has given access, over /api",
                scene -> scene.verdict(scene.program().get(api(scene.foreignNumber(), ""))),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(right(
                "give access to the instance, over /api",
                scene -> scene.verdict(scene.program().post(api(scene.number(), ""), json(CREDENTIALS))),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "give access to another customer's instance, over /api",
                scene -> scene.verdict(scene.program().post(api(scene.foreignNumber(), ""), json(CREDENTIALS))),
                row(NO, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "test the access, over /api",
                scene -> scene.verdict(given(scene).program().post(api(scene.number(), "/test"), "")),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "withdraw the access, over /api",
                scene -> scene.verdict(given(scene).program().send("DELETE", api(scene.number(), ""), null)),
                row(NO, NO, YES, NO, NOTHING)));
        return cells(rights);
    }

    private static AuthorizationAttempt given(AuthorizationAttempt scene) {
        sent(scene, path(scene.number(), ""), CREDENTIALS);
        return scene;
    }

    private static Verdict sent(AuthorizationAttempt scene, String path, Map<String, String> form) {
        Answer answer = scene.browser().pageForm("/onboardings", path, form);
        return answer.status() == 302 ? YES : scene.verdict(answer);
    }

    private static String api(String number, String action) {
        return "/api" + path(number, action);
    }

    private static String path(String number, String action) {
        return "/onboardings/%s/instance-access%s".formatted(number, action);
    }
}
