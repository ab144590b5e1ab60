package org.serviceexchange.onboarding.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;

/** Getting in without an account, over HTTP, as people and programs do it. */
@OnboardingTest
class InvitationTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/(?:invitation|password)/([\\w-]{43}))");
    private static final String PASSWORD = "three quiet green boats";
    private static final AtomicInteger COUNTER = new AtomicInteger(5000);

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdentityService identity;

    @Autowired
    ManagementService management;

    @Autowired
    MailDelivery delivery;

    OnboardingScenario.Person nobody;

    @BeforeEach
    void somebodyWithoutAnAccount() {
        int n = COUNTER.incrementAndGet();
        nobody = new OnboardingScenario.Person(
                "nina%d@newco%d.example".formatted(n, n),
                "Newcomer %d".formatted(n),
                "newco" + n,
                "%032x".formatted(n));
    }

    @Test
    void invitation_accepted_with_strong_password_opens_task() throws Exception {
        String number = story.numberOf(story.registered(nobody));
        String link = linkTo(nobody.id());

        TestHttpClient browser = browser();
        HttpResponse<String> page = send(browser, get(link));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Example-Provider", nobody.company(), nobody.id(), "Carla Customer");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");

        for (String[] bad : new String[][] {
            {"short", "short", "take at least 12 characters"},
            {PASSWORD, PASSWORD + "!", "the same as the first; type both again"},
            {"password1234", "password1234", "guessed easily"}
        }) {
            HttpResponse<String> refused = setPassword(browser, link, bad[0], bad[1]);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains(bad[2], nobody.company()).doesNotContain(bad[0] + "\"");
        }
        assertThat(identity.createUserQuery().userId(nobody.id()).count()).isZero();

        String session = session(browser);
        HttpResponse<String> welcome = setPassword(browser, link, PASSWORD, PASSWORD);
        assertThat(welcome.statusCode()).isEqualTo(302);
        assertThat(welcome.headers().firstValue("Location").orElseThrow())
                .contains("/camunda/app/tasklist/default/#/?task="
                        + story.taskFor(nobody.id()).getId());
        assertThat(session(browser)).isNotEqualTo(session);
        assertThat(send(browser, get("/onboardings/" + number)).body()).contains(nobody.company());
        assertThat(send(browser, get("/camunda/api/engine/engine/default/task")).body())
                .contains("Create the provider record");

        User user = identity.createUserQuery().userId(nobody.id()).singleResult();
        assertThat(user.getFirstName() + "|" + user.getLastName()).isEqualTo("Carla|Customer");
        assertThat(identity.createGroupQuery().groupMember(nobody.id()).list())
                .extracting("id")
                .contains("customer")
                .hasSize(2);
        assertThat(json(api("GET", number, nobody.id(), PASSWORD, null))
                        .path("timeline")
                        .toString())
                .contains("accepted the invitation");
        assertUnusable(link);
    }

    @Test
    void opening_link_changes_nothing_and_post_requires_csrf_token() throws Exception {
        story.registered(nobody);
        String link = linkTo(nobody.id());
        String before = allRows();
        for (int i = 0; i < 3; i++) {
            assertThat(send(browser(), get(link)).statusCode()).isEqualTo(200);
            assertThat(send(browser(), HttpRequest.newBuilder(uri(link)).method("HEAD", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
        // without the token against forged requests
        assertThat(send(
                                browser(),
                                form(link, "password=%s&repeated=%s".formatted(encoded(PASSWORD), encoded(PASSWORD))))
                        .statusCode())
                .isEqualTo(403);
        assertThat(allRows()).isEqualTo(before);
    }

    @Test
    void wrong_replaced_expired_and_withdrawn_links_answer_alike() throws Exception {
        String wrong = "/invitation/" + "A".repeat(43);
        String expected = unusable(wrong);
        assertThat(expected).contains("This link can&#39;t be used", "send the invitation again");
        assertThat(unusable("/invitation/nonsense")).isEqualTo(expected);
        assertThat(unusable("/password/" + "A".repeat(43))).isEqualTo(expected);

        String number = story.numberOf(story.registered(nobody));
        String first = linkTo(nobody.id());
        assertThat(unusable(first.replace("/invitation/", "/password/"))).isEqualTo(expected);
        JsonNode again = json(api("POST", number + "/invitation", "provider-admin", "demo", null, 200));
        assertThat(unusable(first)).isEqualTo(expected);
        String second = path(again.path("link").asText());
        assertThat(linkTo(nobody.id())).isEqualTo(second);
        assertThat(send(browser(), get(second)).statusCode()).isEqualTo(200);

        jdbc.sql("update access_link set expires_at = made_at where email = ?")
                .param(nobody.id())
                .update();
        assertThat(unusable(second)).isEqualTo(expected);
        jdbc.sql("update access_link set expires_at = timestamp '2099-01-01 00:00:00' where email = ?")
                .param(nobody.id())
                .update();
        assertThat(send(browser(), get(second)).statusCode()).isEqualTo(200);
        api("DELETE", number + "/invitation", "provider-admin", "demo", null, 204);
        assertThat(unusable(second)).isEqualTo(expected);
        api("DELETE", number + "/invitation", "provider-admin", "demo", null, 404);

        // and so it is when it is posted to: the form of a page that was open all the time
        TestHttpClient browser = browser();
        String csrf = csrf(send(browser, get("/sign-in")));
        HttpResponse<String> posted = send(
                browser,
                form(second, "password=%s&repeated=%s&_csrf=%s".formatted(encoded(PASSWORD), encoded(PASSWORD), csrf)));
        assertThat(posted.statusCode()).isEqualTo(404);
        assertThat(posted.body()).isEqualTo(expected);
    }

    @Test
    void concurrent_acceptances_one_of_ten_succeeds() throws Exception {
        story.registered(nobody);
        String link = linkTo(nobody.id());
        int people = 10;
        CyclicBarrier together = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Future<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                TestHttpClient browser = browser();
                String csrf = csrf(send(browser, get(link)));
                String own = PASSWORD + i;
                attempts.add(threads.submit(() -> {
                    together.await();
                    return send(
                                    browser,
                                    form(
                                            link,
                                            "password=%s&repeated=%s&_csrf=%s"
                                                    .formatted(encoded(own), encoded(own), csrf)))
                            .statusCode();
                }));
            }
            for (Future<Integer> attempt : attempts) {
                answers.add(attempt.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).containsOnlyOnce(302);
        assertThat(answers.stream().filter(status -> status == 404)).hasSize(people - 1);
    }

    @Test
    void invitation_is_limited_by_role_address_and_rate() throws Exception {
        OnboardingScenario.Person customer = story.newCustomerAdmin();
        OnboardingScenario.Person other = story.newCustomerAdmin();
        String number = story.numberOf(story.registered(customer));
        story.registered(other);
        String path = number + "/invitation";
        String colleague =
                "{\"email\":\"colleague@%s.example\",\"name\":\"Col League\"}".formatted(customer.instanceName());

        for (String method : List.of("POST", "DELETE")) {
            api(method, path, other.id(), "demo", colleague, 404);
            api(method, path, "process-designer", "demo", colleague, 404);
            api(method, path, "provider-agent", "demo", colleague, 403);
            api(method, path, "operations", "demo", colleague, 403);
            api(method, "ONB9999999/invitation", "provider-admin", "demo", colleague, 404);
        }
        assertThat(send(browser(), request("POST", "/api/onboardings/" + path, null))
                        .statusCode())
                .isEqualTo(401);

        // the contact has an account
        assertThat(json(api("POST", path, "provider-admin", "demo", null, 409))
                        .path("detail")
                        .asText())
                .contains("can sign in for " + customer.company() + " already");
        // nobody of the provider, nobody of another customer; whose it is, a customer doesn't learn
        for (String taken : List.of("agent@provider.example", other.id())) {
            String body = "{\"email\":\"%s\",\"name\":\"X\"}".formatted(taken);
            api("POST", path, "provider-admin", "demo", body, 409);
            assertThat(api("POST", path, customer.id(), "demo", body, 409).body())
                    .contains("can't be invited")
                    .doesNotContain(other.company(), "your own people");
        }
        assertThat(json(api("POST", path, customer.id(), "demo", "{\"email\":\"nonsense\"}", 400))
                        .path("detail")
                        .asText())
                .contains("“Contact's e-mail address”: enter an e-mail address", "“Contact's name”: fill it in");
        api("POST", path, customer.id(), "demo", "{", 400);

        // by mail alone
        JsonNode invited = json(api("POST", path, customer.id(), "demo", colleague, 201));
        assertThat(invited.has("link")).isFalse();
        assertThat(invited.path("mailed").asBoolean()).isTrue();
        HttpResponse<String> tooSoon = api("POST", path, customer.id(), "demo", colleague, 429);
        assertThat(json(tooSoon).path("detail").asText()).contains("less than a minute ago");
        assertThat(tooSoon.headers().firstValue("Retry-After")).hasValue("60");
        String email = invited.path("email").asText();
        assertThat(setPassword(browser(), linkTo(email), PASSWORD, PASSWORD).statusCode())
                .isEqualTo(302);
        api("GET", number, email, PASSWORD, null, 200);
        assertThat(jdbc.sql("select customer_key from contact where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo(jdbc.sql("select customer_key from contact where email = ?")
                        .param(customer.id())
                        .query(String.class)
                        .single());
    }

    @Test
    void invitation_to_denied_onboarding_answers_409() throws Exception {
        OnboardingScenario.Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.approvalRequested(customer);
        String number = story.numberOf(instance);
        JsonNode invited = json(api(
                "POST",
                number + "/invitation",
                "provider-admin",
                "demo",
                "{\"email\":\"%s\",\"name\":\"X\"}".formatted(nobody.id()),
                201));
        story.submit("provider-admin", story.taskOf(instance), Map.of("decision", "deny", "denialReason", "No."));
        assertUnusable(path(invited.path("link").asText()));
        assertThat(json(api("POST", number + "/invitation", "provider-admin", "demo", null, 409))
                        .path("detail")
                        .asText())
                .contains("has ended");
    }

    @Test
    void account_created_before_acceptance_keeps_its_password() throws Exception {
        String number = story.numberOf(story.registered(nobody));
        String link = linkTo(nobody.id());
        User user = identity.newUser("nina" + number);
        user.setEmail(nobody.id());
        user.setPassword("as it was before");
        identity.saveUser(user);

        TestHttpClient browser = browser();
        assertThat(send(browser, get(link)).body())
                .contains("You have an account already")
                .doesNotContain("New password");
        HttpResponse<String> answer = setPassword(browser, link, PASSWORD, PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("The password has not changed");
        assertThat(identity.checkPassword(user.getId(), "as it was before")).isTrue();
        assertThat(send(browser, get("/onboardings")).statusCode())
                .as("nobody is signed in")
                .isEqualTo(302);
        api("GET", number, user.getId(), "as it was before", null, 200);
        assertUnusable(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%S", "  %s ", "\t%S\u00a0"})
    void address_as_an_administrator_typed_it_is_found_wherever_addresses_are_looked_up(String typed) throws Exception {
        SignedInClient administrator = SignedInClient.atWebApp(port, "admin", "admin");
        String userId = enteredInAdmin(administrator, "nina" + COUNTER.get(), typed.formatted(nobody.id()));

        // the contact of a customer is that account: it needs no invitation, and gets the customer's group
        String number = story.numberOf(story.registered(nobody));
        assertThat(findLinkTo(nobody.id())).isEmpty();
        api("GET", number, userId, PASSWORD, null, 200);
        assertThat(api("POST", number + "/invitation", "provider-admin", "demo", null, 409)
                        .body())
                .contains("can sign in for");

        // a forgotten password
        request("/forgotten-password", nobody.id());
        String link = awaitLink(nobody.id(), "/password/");
        assertThat(setPassword(browser(), link, "four loud yellow trains", "four loud yellow trains")
                        .statusCode())
                .isEqualTo(302);
        api("GET", number, nobody.id(), "four loud yellow trains", null, 200);

        // one of the provider's own people as contact of a customer, by address and by user id
        for (String own : List.of("olga%d@provider.example", "olga-too%d@provider.example")) {
            String address = own.formatted(COUNTER.get());
            String staff = own.contains("too")
                    ? enteredInAdmin(administrator, address.toUpperCase(), "")
                    : enteredInAdmin(administrator, "olga" + COUNTER.get(), typed.formatted(address));
            identity.createMembership(staff, "operations");
            somebodyWithoutAnAccount();
            Map<String, Object> form = new HashMap<>(story.registrationOf(nobody));
            form.put("contactEmail", address);
            assertThatThrownBy(() -> story.register(form)).hasMessageContaining("this is one of your own people");
        }
    }

    private String enteredInAdmin(SignedInClient administrator, String userId, String address) {
        SignedInClient.Answer made = administrator.post(
                SignedInClient.WEB_APPS + "/user/create",
                SignedInClient.json(Map.of(
                        "profile",
                        Map.of("id", userId, "firstName", "N", "lastName", "N", "email", address),
                        "credentials",
                        Map.of("password", PASSWORD))));
        assertThat(made.status()).as(made.body()).isEqualTo(204);
        return userId;
    }

    @ParameterizedTest
    @CsvSource({
        "o'brien@newco%d.example, o-brien@newco%d.example",
        "o-brien@newco%d.example, o'brien@newco%d.example",
        "o'brien@newco%d.example, o!brien@newco%d.example",
        "carla.with.a.very.long.name.indeed@a-very-long-department.newco%d.example,"
                + "carla.with.a.very.long.name.indeed@a-very-long-department.newco%d.example.com"
    })
    void two_addresses_with_the_same_user_id_stay_two_people(String one, String other) throws Exception {
        String[] passwords = {PASSWORD, "four loud yellow trains"};
        String[] addresses = {one.formatted(COUNTER.get()), other.formatted(COUNTER.get())};
        String[] numbers = new String[2];
        for (int i = 0; i < 2; i++) {
            nobody = new OnboardingScenario.Person(
                    addresses[i],
                    "Newcomer %d %d".formatted(i, COUNTER.get()),
                    "newco%d%d".formatted(i, COUNTER.get()),
                    "%031x%d".formatted(COUNTER.get(), i));
            numbers[i] = story.numberOf(story.registered(nobody));
            String link = linkTo(nobody.id());
            TestHttpClient browser = browser();
            assertThat(send(browser, get(link)).body()).contains("New password");
            assertThat(setPassword(browser, link, passwords[i], passwords[i]).statusCode())
                    .isEqualTo(302);
            assertThat(send(browser, get("/onboardings/" + numbers[i])).statusCode())
                    .isEqualTo(200);
        }
        for (int i = 0; i < 2; i++) {
            api("GET", numbers[i], addresses[i], passwords[i], null, 200);
            api("GET", numbers[1 - i], addresses[i], passwords[i], null, 404);
            api("GET", numbers[i], addresses[i], passwords[1 - i], null, 401);
            assertThat(identity.createUserQuery().userEmail(addresses[i]).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void retried_invitation_mail_and_first_copy_have_usable_links() throws Exception {
        List<String> sent = new ArrayList<>();
        doThrow(new MailSendException("refused"))
                .doAnswer(call -> {
                    sent.add(((org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail)
                                    call.getArgument(1))
                            .text());
                    throw new MailSendException("taken, but the answer was lost");
                })
                .doCallRealMethod()
                .when(delivery)
                .deliver(argThat((Envelope envelope) -> envelope.messageId().contains(".instructions@")), any());
        ProcessInstance instance = story.registered(nobody);
        for (int i = 0; i < 2; i++) {
            try {
                management.executeJob(management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .get(0)
                        .getId());
            } catch (RuntimeException expected) {
                // the second try
            }
        }
        doCallRealMethod().when(delivery).deliver(any(), any());

        String first = path(sent.get(0));
        String kept = linkTo(nobody.id());
        assertThat(kept).isNotEqualTo(first);
        assertThat(send(browser(), get(kept)).statusCode()).isEqualTo(200);
        assertThat(setPassword(browser(), first, PASSWORD, PASSWORD).statusCode())
                .isEqualTo(302);
        assertUnusable(kept);
    }

    @Test
    void invitation_while_mail_is_down_returns_link_to_provider() throws Exception {
        String number = story.numberOf(story.registered(nobody));
        doThrow(new MailSendException("down")).when(delivery).deliver(any(), any());
        JsonNode answer = json(api("POST", number + "/invitation", "provider-admin", "demo", null, 200));
        doCallRealMethod().when(delivery).deliver(any(), any());
        assertThat(answer.path("mailed").asBoolean()).isFalse();
        assertThat(send(browser(), get(path(answer.path("link").asText()))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void token_is_stored_in_mails_only_and_elsewhere_as_hash() throws Exception {
        String number = story.numberOf(story.registered(nobody));
        String first = linkTo(nobody.id());
        String second = path(json(api("POST", number + "/invitation", "provider-admin", "demo", null, 200))
                .path("link")
                .asText());
        TestHttpClient browser = browser();
        setPassword(browser, second, PASSWORD, PASSWORD);
        request("/forgotten-password", nobody.id());
        String third = awaitLink(nobody.id(), "/password/");

        for (String link : List.of(first, second, third)) {
            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(columnsWith(token)).containsExactlyInAnyOrder("mailbox_mail.html", "mailbox_mail.text");
            assertThat(columnsWith(new org.serviceexchange.onboarding.domain.account.OneTimeToken(token).hash()))
                    .containsExactly("access_link.token_hash");
        }
        assertThat(columnsWith(PASSWORD)).isEmpty();
    }

    @Test
    void forgotten_password_is_reset_without_revealing_accounts() throws Exception {
        String number = story.numberOf(story.registered(nobody));
        TestHttpClient elsewhere = browser();
        setPassword(elsewhere, linkTo(nobody.id()), PASSWORD, PASSWORD);
        assertThat(send(elsewhere, get("/onboardings")).statusCode()).isEqualTo(200);

        String known = request("/forgotten-password", nobody.id().toUpperCase());
        assertThat(known).contains("If there is an account with this address");
        for (String unknown : List.of("nobody@nowhere.example", "nonsense", "", "administrator@provider.example")) {
            assertThat(request("/forgotten-password", unknown)).as(unknown).isEqualTo(known);
        }
        String link = awaitLink(nobody.id(), "/password/");
        assertThat(request("/forgotten-password", nobody.id())).isEqualTo(known);

        TestHttpClient browser = browser();
        HttpResponse<String> page = send(browser, get(link));
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.body()).contains(nobody.id());
        assertThat(setPassword(browser, link, "short", "short").statusCode()).isEqualTo(400);
        HttpResponse<String> done = setPassword(browser, link, "four loud yellow trains", "four loud yellow trains");
        assertThat(done.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?password-set");
        assertUnusable(link);
        api("GET", number, nobody.id(), "four loud yellow trains", null, 200);
        assertThat(send(elsewhere, get("/onboardings")).statusCode())
                .as("the old session")
                .isEqualTo(302);
        assertThat(send(elsewhere, get("/camunda/api/engine/engine/default/task"))
                        .statusCode())
                .isEqualTo(401);
        api("GET", number, nobody.id(), PASSWORD, null, 401);

        // one mail in a minute, none to the engine's administrator or to who isn't there
        assertThat(mailbox.newest(200).stream().filter(mail -> mail.subject().equals("Set a new password")))
                .extracting(Mail::to)
                .containsOnlyOnce(nobody.id())
                .doesNotContain("administrator@provider.example", "nobody@nowhere.example");
    }

    private List<String> columnsWith(String text) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : jdbc.sql(
                        """
                        select table_name as t, column_name as c, data_type as d
                        from information_schema.columns where lower(table_schema) = 'public'""")
                .query()
                .listOfRows()) {
            String value = column.get("d").toString().startsWith("BINARY")
                    ? "utf8tostring(\"%s\")"
                    : "cast(\"%s\" as varchar)";
            long hits = jdbc.sql("select count(*) from \"%s\" where %s like ?"
                            .formatted(column.get("t"), value.formatted(column.get("c"))))
                    .param("%" + text + "%")
                    .query(Long.class)
                    .single();
            if (hits > 0) {
                found.add("%s.%s".formatted(column.get("t"), column.get("c")).toLowerCase());
            }
        }
        return found;
    }

    private String allRows() {
        return List.of("access_link", "contact", "onboarding", "act_id_user", "act_id_membership", "mailbox_mail")
                .stream()
                .map(table ->
                        jdbc.sql("select * from " + table).query().listOfRows().toString())
                .toList()
                .toString();
    }

    private void assertUnusable(String link) throws Exception {
        assertThat(unusable(link)).contains("This link can&#39;t be used");
    }

    private String unusable(String link) throws Exception {
        HttpResponse<String> page = send(browser(), get(link));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        return page.body();
    }

    private String linkTo(String address) {
        return findLinkTo(address).orElseThrow();
    }

    private Optional<String> findLinkTo(String address) {
        return mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(address))
                .map(mail -> LINK.matcher(mail.text()))
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst();
    }

    /** The mail is written behind the answer. */
    private String awaitLink(String address, String kind) throws InterruptedException {
        for (int i = 0;
                i < 200
                        && findLinkTo(address)
                                .filter(link -> link.startsWith(kind))
                                .isEmpty();
                i++) {
            Thread.sleep(50);
        }
        assertThat(linkTo(address)).startsWith(kind);
        return linkTo(address);
    }

    private static String path(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> setPassword(TestHttpClient browser, String link, String password, String repeated)
            throws Exception {
        String csrf = csrf(send(browser, get(link)));
        return send(
                browser,
                form(
                        link,
                        "password=%s&repeated=%s&_csrf=%s"
                                .formatted(encoded(password), encoded(repeated), encoded(csrf))));
    }

    private String request(String path, String email) throws Exception {
        TestHttpClient browser = browser();
        String csrf = csrf(send(browser, get(path)));
        HttpResponse<String> answer =
                send(browser, form(path, "email=%s&_csrf=%s".formatted(encoded(email), encoded(csrf))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> api(String method, String path, String userId, String password, String json)
            throws Exception {
        return api(method, path, userId, password, json, 200);
    }

    private HttpResponse<String> api(
            String method, String path, String userId, String password, String json, int status) throws Exception {
        String basic = Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(
                browser(), request(method, "/api/onboardings/" + path, json).header("Authorization", "Basic " + basic));
        assertThat(answer.statusCode())
                .as("%s %s by %s: %s", method, path, userId, answer.body())
                .isEqualTo(status);
        return answer;
    }

    private HttpRequest.Builder request(String method, String path, String json) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder form(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html, */*")
                .GET();
    }

    private static HttpResponse<String> send(TestHttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request);
    }

    private TestHttpClient browser() {
        return new TestHttpClient(port);
    }

    private static String session(TestHttpClient browser) {
        return browser.cookie("JSESSIONID").orElseThrow().getValue();
    }

    private static String csrf(HttpResponse<String> page) {
        return TestHttpClient.csrfToken(page.body()).orElseThrow(() -> new AssertionError(page.body()));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encoded(String text) {
        return TestHttpClient.encoded(text);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return TestHttpClient.json(answer);
    }
}
