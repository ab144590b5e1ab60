package org.serviceexchange.onboarding.security;

import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;
import static org.serviceexchange.onboarding.security.SignedInClient.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.process.model.CaseCommentModel;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.SyncCaseStateModel;
import org.serviceexchange.onboarding.process.model.WriteCaseEntryModel;
import org.serviceexchange.onboarding.security.TwoCustomers.Stage;

/** What is nobody's, and only the engine's administrator may. */
class ForbiddenOperationsTest extends AuthorizationMatrix {

    private static final String REST = "/engine-rest";

    static Stream<Cell> table() {
        List<Right> rights = new ArrayList<>();
        //                                                                  admin  agent  customer ops designer
        for (String api : List.of(WEB_APPS, REST)) {
            boolean rest = api.equals(REST);
            List<Verdict> never = rest ? row(NO, NOTHING, NOTHING, NO, NO) : row(NO, NO, NOTHING, NO, NO);
            List<Verdict> unseen = row(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
            String at = rest ? ", over /engine-rest" : ", over the web apps' API";
            rights.add(right(
                    "see other users" + at,
                    scene -> scene.shows(
                            scene.at(api).get(api + "/user?maxResults=2000"),
                            scene.foreign().id()),
                    unseen));
            rights.add(right(
                    "see other customers' groups" + at,
                    scene -> scene.shows(
                            scene.at(api).get(api + "/group?maxResults=2000"),
                            scene.foreign().company()),
                    unseen));
            rights.add(right(
                    "see another user's groups" + at,
                    scene -> scene.shows(
                            scene.at(api)
                                    .get(api + "/identity/groups?userId="
                                            + SignedInClient.encoded(
                                                    scene.foreign().id())),
                            scene.foreign().company()),
                    unseen));
            rights.add(right(
                    "see authorizations" + at,
                    scene -> scene.shows(scene.at(api).get(api + "/authorization?maxResults=2000"), "permissions"),
                    unseen));
            rights.add(right(
                    "make a user" + at,
                    scene -> scene.verdict(
                            scene.at(api)
                                    .post(
                                            api + "/user/create",
                                            """
                                    {"profile":{"id":"made-up","firstName":"M","lastName":"U","email":"m@u.example"},
                                     "credentials":{"password":"a-good-password-1"}}""")),
                    never));
            rights.add(right(
                    "change one's own address" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/user/%s/profile".formatted(SignedInClient.encoded(scene.userId())),
                                    json(Map.of(
                                            "id",
                                            scene.userId(),
                                            "email",
                                            scene.foreign().id())))),
                    never));
            rights.add(right(
                    "join a group" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api
                                            + "/group/%s/members/%s"
                                                    .formatted(
                                                            scene.foreignGroup(),
                                                            SignedInClient.encoded(scene.userId())),
                                    null)),
                    never));
            rights.add(right(
                    "grant a right" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/authorization/create",
                                    json(Map.of(
                                            "type",
                                            1,
                                            "permissions",
                                            List.of("ALL"),
                                            "userId",
                                            scene.userId(),
                                            "resourceType",
                                            8,
                                            "resourceId",
                                            "*")))),
                    never));
            rights.add(right(
                    "change a filter" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/filter/" + scene.filter(),
                                    "{\"resourceType\":\"Task\",\"name\":\"Mine now\",\"query\":{}}")),
                    never));
            rights.add(right(
                    "make a filter" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/filter/create",
                                    "{\"resourceType\":\"Task\",\"name\":\"Mine\",\"query\":{}}")),
                    never));
            rights.add(right(
                    "write a variable of a task" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/task/%s/variables/subscriptionDecision".formatted(scene.anyTask()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "write a local variable of a task" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/task/%s/localVariables/subscriptionDecision".formatted(scene.anyTask()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "write a variable of an onboarding" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api
                                            + "/process-instance/%s/variables/subscriptionDecision"
                                                    .formatted(scene.instanceId()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "write a variable of an execution" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api
                                            + "/execution/%s/localVariables/subscriptionDecision"
                                                    .formatted(scene.instanceId()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "put an onboarding on another step" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-instance/%s/modification".formatted(scene.instanceId()),
                                    """
                                    {"instructions":[{"type":"startBeforeActivity",
                                      "activityId":"%s",
                                      "variables":{"subscriptionDecision":{"value":"APPROVED"}}}]}"""
                                            .formatted(CustomerOnboardingModel.CHECK_ACTIVATION))),
                    never));
            rights.add(right(
                    "begin an onboarding at another step" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-definition/key/customer-onboarding/start",
                                    """
                                    {"variables":{"customerGroup":{"value":"provider-admin"}},"businessKey":"ONB9999999",
                                     "startInstructions":[{"type":"startBeforeActivity",
                                       "activityId":"%s"}]}"""
                                            .formatted(CustomerOnboardingModel.APPROVE_SUBSCRIPTION))),
                    never));
            rights.add(right(
                    "begin the end of an integration past the page" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-definition/key/integration-offboarding/submit-form",
                                    "{\"variables\":{},\"businessKey\":\"%s\"}".formatted(scene.number()))),
                    never));
            for (String message : List.of("integration.requestTakenBack", "integration.requestLapsed")) {
                rights.add(right(
                                "send the message " + message + at,
                                scene -> scene.verdict(scene.at(api)
                                        .post(
                                                api + "/message",
                                                json(Map.of("messageName", message, "businessKey", scene.number())))),
                                never)
                        .at(Stage.END_REQUESTED));
            }
            for (String key : List.of(SyncCaseStateModel.KEY, WriteCaseEntryModel.KEY, CaseCommentModel.KEY)) {
                rights.add(right(
                        "begin " + key + at,
                        scene -> scene.verdict(scene.at(api)
                                .post(
                                        api + "/process-definition/key/%s/submit-form".formatted(key),
                                        "{\"variables\":{},\"businessKey\":\"%s\"}".formatted(scene.number()))),
                        never));
            }
            rights.add(right(
                    "begin an onboarding without its form" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-definition/key/customer-onboarding/start",
                                    "{\"variables\":{\"customerGroup\":{\"value\":\"provider-admin\"}}}")),
                    never));
            rights.add(right(
                    "send the message " + CustomerOnboardingModel.MESSAGE_ENDED + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/message",
                                    json(Map.of(
                                            "messageName",
                                            CustomerOnboardingModel.MESSAGE_ENDED,
                                            "businessKey",
                                            scene.number())))),
                    never));
            rights.add(right(
                    "end an onboarding" + at,
                    scene -> scene.verdict(
                            scene.at(api).send("DELETE", api + "/process-instance/" + scene.instanceId(), null)),
                    never));
            rights.add(right(
                    "delete the model" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send("DELETE", api + "/process-definition/key/customer-onboarding?cascade=true", null)),
                    never));
        }
        for (String method : List.of("PUT", "DELETE")) {
            rights.add(right(
                    method + " the link of an account to an OpenID provider",
                    scene -> scene.verdict(scene.program()
                            .send(
                                    method,
                                    "/api/accounts/%s/openid-connect/staff"
                                            .formatted(SignedInClient.encoded(scene.userId())),
                                    "{\"subject\":\"mine\"}")),
                    row(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)));
        }
        return cells(rights);
    }
}
