package org.serviceexchange.onboarding.persistence.registration;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.registration.CustomerImports;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;
import org.serviceexchange.onboarding.domain.registration.ImportedRow.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCustomerImports implements CustomerImports {

    private static final int MAX_PROBLEMS = 4000;

    private final JdbcClient jdbc;

    JdbcCustomerImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerImport add(String by, Instant at, List<ImportedRow> rows) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into customer_import (by_whom, at, leased_until) values (?, ?, ?)")
                .params(by, Timestamp.from(at), Timestamp.from(at))
                .update(key, "id");
        long id = key.getKeyAs(Number.class).longValue();
        rows.forEach(row -> jdbc.sql("insert into customer_import_row (customer_import, line, state, form, onboarding,"
                        + " problems) values (?, ?, ?, ?, ?, ?)")
                .params(id, row.line(), row.state().name(), form(row), number(row), problems(row))
                .update());
        return new CustomerImport(id, by, at);
    }

    @Override
    public Optional<CustomerImport> find(long id) {
        return jdbc.sql("select * from customer_import where id = ?")
                .param(id)
                .query(JdbcCustomerImports::customerImport)
                .optional();
    }

    @Override
    public List<ImportedRow> rows(long id) {
        return jdbc.sql("select * from customer_import_row where customer_import = ? order by line")
                .param(id)
                .query(JdbcCustomerImports::row)
                .list();
    }

    @Override
    public List<CustomerImport> waiting(Instant now) {
        return jdbc.sql("select * from customer_import where leased_until <= ? and id in"
                        + " (select customer_import from customer_import_row where state = 'PENDING') order by id")
                .param(Timestamp.from(now))
                .query(JdbcCustomerImports::customerImport)
                .list();
    }

    @Override
    public boolean claim(long id, Instant now, Instant until) {
        return jdbc.sql("update customer_import set leased_until = ? where id = ? and leased_until <= ?")
                        .params(Timestamp.from(until), id, Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public void keep(long id, Instant until) {
        jdbc.sql("update customer_import set leased_until = ? where id = ?")
                .params(Timestamp.from(until), id)
                .update();
    }

    @Override
    public boolean settle(long id, ImportedRow row) {
        return jdbc.sql("update customer_import_row set state = ?, form = '', onboarding = ?, problems = ?"
                                + " where customer_import = ? and line = ? and state = 'PENDING'")
                        .params(row.state().name(), number(row), problems(row), id, row.line())
                        .update()
                == 1;
    }

    @Override
    public void removeBefore(Instant time) {
        jdbc.sql("delete from customer_import where at < ?")
                .param(Timestamp.from(time))
                .update();
    }

    private static CustomerImport customerImport(ResultSet row, int number) throws SQLException {
        return new CustomerImport(
                row.getLong("id"),
                row.getString("by_whom"),
                row.getTimestamp("at").toInstant());
    }

    private static ImportedRow row(ResultSet row, int number) throws SQLException {
        String onboarding = row.getString("onboarding");
        return new ImportedRow(
                row.getInt("line"),
                values(row.getString("form")),
                State.valueOf(row.getString("state")),
                onboarding == null ? null : new OnboardingNumber(onboarding),
                row.getString("problems")
                        .lines()
                        .map(line -> line.split("\t", 2))
                        .map(parts -> new FieldError(parts[0], Sentence.stored(parts[1])))
                        .toList());
    }

    private static String form(ImportedRow row) {
        return row.values().entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> values(String form) {
        return Stream.of(form.split("&"))
                .filter(value -> !value.isEmpty())
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(value -> decoded(value[0]), value -> decoded(value[1])));
    }

    private static String number(ImportedRow row) {
        return row.onboarding() == null ? null : row.onboarding().value();
    }

    private static String problems(ImportedRow row) {
        String all = row.problems().stream()
                .map(problem ->
                        problem.field() + "\t" + problem.sentence().toString().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
        return all.length() > MAX_PROBLEMS ? all.substring(0, MAX_PROBLEMS) : all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
