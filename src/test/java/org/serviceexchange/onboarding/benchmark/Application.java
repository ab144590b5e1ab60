package org.serviceexchange.onboarding.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.serviceexchange.onboarding.security.account.FastPasswordHash;

/** This application, with people who work in Tasklist: they list their tasks, claim one and complete its form. */
final class Application implements Shape {

    private static final String PROVIDER = "provider-admin";
    private static final String PASSWORD = "demo";
    private static final int APPROVAL = 1;
    private static final List<Map<String, Object>> STEPS = List.of(
            Map.of(
                    "providerInstanceName",
                    "exampleprovider",
                    "providerInstanceId",
                    "0123456789abcdef0123456789abcdef",
                    "appInstalled",
                    true),
            Map.of("decision", "approve", "confirmed", true),
            Map.of("confirmed", true));
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Database database;
    private final JavaProcess process;
    private final WebAppSession provider;

    private Application(Database database, JavaProcess process) {
        this.database = database;
        this.process = process;
        provider = WebAppSession.signIn(process.address(), PROVIDER, PASSWORD);
    }

    static Application on(Database database, String url) {
        return new Application(
                database,
                JavaProcess.application(
                        "--spring.profiles.active=demo,postgres",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + EmbeddedServer.USER));
    }

    /** @param file of H2, without its ending */
    static Application onH2(Path file) {
        // as the default, but the benchmark can ask the same database
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:file:%s;WRITE_DELAY=0;COMPRESS=TRUE;AUTO_SERVER=TRUE".formatted(file));
        source.setUser("sa");
        return new Application(
                new Database("h2", source),
                JavaProcess.application("--spring.profiles.active=demo", "--spring.datasource.url=" + source.getUrl()));
    }

    JavaProcess process() {
        return process;
    }

    WebAppSession signIn(String userId) {
        return WebAppSession.signIn(process.address(), userId, PASSWORD);
    }

    /** What people ask for all day, by what it is called; a customer whose task is open among them. */
    Map<String, Callable<?>> pages() {
        Onboarding open = next();
        open.start();
        try (Database.Watch watch = database.new Watch(5)) {
            watch.awaitTask(open.processInstanceId());
            watch.awaitNoJob();
        }
        Map<String, Callable<?>> pages = new LinkedHashMap<>();
        pagesOf("provider", provider, open, pages);
        pagesOf("customer", open.customer(), open, pages);
        WebAppSession operations = signIn("operations");
        pages.put(
                "operations: number of process instances in Cockpit",
                () -> operations.post(WebAppSession.ENGINE + "/process-instance/count", Map.of()));
        pages.put("operations: incidents", () -> operations.json(WebAppSession.ENGINE + "/incident/count"));
        pages.put(
                "provider: list, filtered and sorted by due date",
                () -> provider.get("/onboardings?waitingOn=customer&environment=production&sort=due"));
        pages.put(
                "provider: list, a search without a result", () -> provider.get("/onboardings?q=nobody-has-this-name"));
        pages.put("provider: one onboarding as CSV", () -> provider.get("/onboardings.csv?q=" + open.number()));
        pages.put("provider: all onboardings as CSV", () -> provider.get("/onboardings.csv"));
        pages.put("provider: page of an import", () -> provider.get("/onboardings/import"));
        for (String what : List.of("pipeline", "weeks", "lead-times", "attention")) {
            pages.put("operations: dashboard, " + what, () -> operations.json("/api/operations/" + what));
        }
        pages.put("operations: log of webhooks", () -> operations.get("/operations/webhooks"));
        String status = statusLink(open.email);
        pages.put("anybody: status page", () -> operations.get(status));
        return pages;
    }

    /** The path of the link in a mail to this address. */
    private String statusLink(String email) {
        List<String> links = new ArrayList<>();
        database.query(
                "select substring(text from '/status/[A-Za-z0-9_-]{43}') from mailbox_mail where receivers = '%s'"
                        .formatted(email),
                mail -> links.add(mail.getString(1)));
        return links.stream().filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private static void pagesOf(String who, WebAppSession person, Onboarding open, Map<String, Callable<?>> pages) {
        String filter = person.json(WebAppSession.ENGINE + "/filter?resourceType=Task")
                .get(0)
                .get("id")
                .asText();
        pages.put(who + ": Tasklist, the page", () -> person.get("/camunda/app/tasklist/default/"));
        pages.put(
                who + ": Tasklist, filters with their counts",
                () -> person.json(WebAppSession.ENGINE + "/filter?resourceType=Task&itemCount=true"));
        pages.put(
                who + ": Tasklist, first page of tasks",
                () -> person.post(
                        WebAppSession.ENGINE + "/filter/%s/list?firstResult=0&maxResults=15".formatted(filter),
                        Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")))));
        pages.put(who + ": list of onboardings", () -> person.get("/onboardings"));
        pages.put(who + ": onboarding page", () -> person.get("/onboardings/" + open.number()));
    }

    @Override
    public Onboarding next() {
        return new Onboarding("company%dx".formatted(COUNTER.incrementAndGet()));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        process.close();
    }

    /** A customer with an account. The customer signs in when there is something to do. */
    final class Onboarding implements Shape.Run {

        private final String company;
        private final String email;
        private String processInstanceId;
        private String number;
        private WebAppSession customer;
        private WebAppSession person;
        private String task;
        private int step;

        Onboarding(String company) {
            this.company = company;
            email = "admin@" + company + ".example";
            addAccount(email);
        }

        @Override
        public void start() {
            JsonNode started = provider.post(
                    WebAppSession.ENGINE + "/process-definition/key/customer-onboarding/submit-form",
                    form(Map.of(
                            "customerName",
                            "The " + company + " Ltd",
                            "contactName",
                            "Carla Customer",
                            "contactEmail",
                            email,
                            "instanceName",
                            company,
                            "instanceId",
                            "%032x".formatted(Long.parseLong(company.replaceAll("\\D", ""))),
                            "note",
                            "Call before noon")));
            processInstanceId = started.get("id").asText();
            number = started.get("businessKey").asText();
        }

        @Override
        public void claimTask() {
            person = step == APPROVAL ? provider : customer();
            task = person.json(WebAppSession.ENGINE + "/task?firstResult=0&maxResults=15&processInstanceBusinessKey="
                            + number)
                    .get(0)
                    .get("id")
                    .asText();
            person.post(
                    WebAppSession.ENGINE + "/task/" + task + "/claim",
                    Map.of("userId", person == provider ? PROVIDER : email));
        }

        @Override
        public void completeTask() {
            person.post(WebAppSession.ENGINE + "/task/" + task + "/submit-form", form(STEPS.get(step++)));
        }

        private WebAppSession customer() {
            if (customer == null) {
                customer = signIn(email);
            }
            return customer;
        }

        String number() {
            return number;
        }

        @Override
        public String processInstanceId() {
            return processInstanceId;
        }
    }

    /** With a password that is quick to check: the real ones are dear on purpose, and that is not what is measured. */
    private void addAccount(String email) {
        try (Connection connection = database.connection();
                PreparedStatement address = connection.prepareStatement(
                        "/* benchmark */ insert into account_address (user_id, address) values (?, ?)");
                PreparedStatement user = connection.prepareStatement(
                        "/* benchmark */ insert into act_id_user (id_, rev_, first_, last_, email_, pwd_, salt_) "
                                + "values (?, 1, 'Carla', 'Customer', ?, ?, ?)")) {
            user.setString(1, email);
            user.setString(2, email);
            user.setString(3, FastPasswordHash.of(PASSWORD));
            user.setString(4, FastPasswordHash.SALT);
            user.executeUpdate();
            address.setString(1, email);
            address.setString(2, email);
            address.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> form(Map<String, Object> values) {
        return Map.of(
                "variables",
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, field -> Map.of("value", field.getValue()))));
    }
}
