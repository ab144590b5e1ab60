package org.serviceexchange.onboarding.security;

import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may see onboardings, mails and the set-up, and read and write work notes and comments. */
class CaseAuthorizationTest extends AuthorizationMatrix {

    private static final String STUCK = "{\"reason\":\"No application\"}";
    private static final String ANSWER = "{\"answer\":\"Look again\"}";
    private static final String COMMENT = "{\"text\":\"A word about it\"}";

    static Stream<Cell> table() {
        List<Right> rights = new ArrayList<>();
        //                                                                  admin  agent  customer ops designer
        rights.add(seeing(
                "see what the provider has set up, on the page",
                scene -> scene.verdict(scene.browser().page("/setup")),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see what the provider has set up, over /api",
                scene -> scene.verdict(scene.program().get("/api/setup")),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see the connection to ServiceNow, over /api",
                scene -> scene.verdict(scene.program().get("/api/connection")),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "check the connection to ServiceNow, over /api",
                scene -> scene.verdict(scene.program().post("/api/connection/check", "")),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see the people of an onboarding, over /api",
                scene -> scene.verdict(scene.program().get("/api/onboardings/%s/people".formatted(scene.number()))),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see the people of another customer's onboarding, over /api",
                scene -> scene.verdict(
                        scene.program().get("/api/onboardings/%s/people".formatted(scene.foreignNumber()))),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see and check the connection to ServiceNow",
                scene -> scene.verdict(scene.browser().page("/operations/servicenow")),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see an onboarding, over /api",
                scene -> scene.verdict(scene.program().get("/api/onboardings/" + scene.number())),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see the steps of an onboarding, over /api",
                scene -> scene.verdict(scene.program().get("/api/onboardings/%s/progress".formatted(scene.number()))),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see the steps of another customer's onboarding, beside a task",
                scene -> scene.verdict(
                        scene.browser().page("/onboardings/%s/progress".formatted(scene.foreignNumber()))),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see the steps of another customer's onboarding, over /api",
                scene -> scene.verdict(
                        scene.program().get("/api/onboardings/%s/progress".formatted(scene.foreignNumber()))),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see an onboarding in the list, over /api",
                scene -> scene.shows(scene.program().get("/api/onboardings?q=" + scene.number()), scene.number()),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see an onboarding, on its page",
                scene -> scene.verdict(scene.browser().page("/onboardings/" + scene.number())),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "see an onboarding in the list, on the page",
                scene -> scene.shows(
                        scene.browser().page("/onboardings?q=" + scene.number()), "/onboardings/" + scene.number()),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "search for another customer's onboarding, over /api",
                scene -> scene.shows(
                        scene.program().get("/api/onboardings?sort=due&q=" + scene.foreignNumber()),
                        scene.foreignNumber()),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "export the onboardings, on the page",
                scene -> scene.shows(
                        scene.browser().page("/onboardings.csv?environment=production"), scene.foreignNumber()),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see another customer's onboarding, over /api",
                scene -> scene.verdict(scene.program().get("/api/onboardings/" + scene.foreignNumber())),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see another customer's onboarding, on its page",
                scene -> scene.verdict(scene.browser().page("/onboardings/" + scene.foreignNumber())),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "read the mails that were sent, on the page",
                scene -> scene.verdict(scene.browser().page("/mailbox")),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see the own settings, on the page",
                scene -> scene.verdict(scene.browser().page("/settings")),
                row(YES, YES, YES, YES, YES)));

        rights.add(seeing(
                "read work notes, over /api",
                scene -> scene.shows(
                        scene.program().get("/api/onboardings/" + scene.number()), "WHAT WAS REGISTERED", "workNotes"),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "read work notes, on the page",
                scene -> scene.shows(
                        scene.browser().page("/onboardings/" + scene.number()), "WHAT WAS REGISTERED", "Work notes"),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see the colleagues who could do a task that another person has to claim, over /api",
                scene -> scene.shows(
                        scene.program().get("/api/onboardings/%s/hand-over".formatted(scene.number())), "userId"),
                row(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)));

        rights.add(right(
                "report that the customer is stuck, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/stuck".formatted(scene.number()), STUCK)),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "report that another customer is stuck, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/stuck".formatted(scene.foreignNumber()), STUCK)),
                row(NO, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "report that the customer is stuck, on the page",
                scene -> scene.reportedStuck(),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "answer a customer that is stuck, over /api",
                scene -> scene.verdict(scene.withStuckCustomer()
                        .program()
                        .post("/api/onboardings/%s/stuck/answer".formatted(scene.number()), ANSWER)),
                row(YES, YES, NO, NO, NOTHING)));

        rights.add(right(
                "say that the customer can go on, over /api",
                scene -> scene.verdict(scene.withStuckCustomer()
                        .program()
                        .send("DELETE", "/api/onboardings/%s/stuck".formatted(scene.number()), null)),
                row(NO, NO, YES, NO, NOTHING)));

        rights.add(right(
                "write work notes, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/work-notes".formatted(scene.number()), COMMENT)),
                row(YES, YES, NOTHING, NO, NOTHING)));

        rights.add(right(
                "write work notes, on the page",
                scene -> scene.written("work-notes"),
                row(YES, YES, NOTHING, NO, NOTHING)));

        rights.add(seeing(
                "read comments, over /api",
                scene -> scene.shows(
                        scene.commented().program().get("/api/onboardings/" + scene.number()), "Seen by both"),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(seeing(
                "read comments, on the page",
                scene ->
                        scene.shows(scene.commented().browser().page("/onboardings/" + scene.number()), "Seen by both"),
                row(YES, YES, YES, YES, NOTHING)));

        rights.add(right(
                "write comments, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/comments".formatted(scene.number()), COMMENT)),
                row(YES, YES, YES, NO, NOTHING)));

        rights.add(right(
                "write comments, on the page", scene -> scene.written("comments"), row(YES, YES, YES, NO, NOTHING)));

        rights.add(right(
                "write comments for another customer, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/comments".formatted(scene.foreignNumber()), COMMENT)),
                row(YES, YES, NOTHING, NO, NOTHING)));
        return cells(rights);
    }
}
