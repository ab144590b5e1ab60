package org.serviceexchange.onboarding.persistence.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.account.Preferences;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPreferences implements Preferences {

    private final JdbcClient jdbc;

    JdbcPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Preference of(String userId) {
        return jdbc.sql("select language, time_zone from preference where user_id = ?")
                .param(userId)
                .query(JdbcPreferences::preference)
                .optional()
                .orElse(Preference.NONE);
    }

    @Override
    public Preference ofCustomers(Set<String> customerKeys) {
        return customerKeys.isEmpty()
                ? Preference.NONE
                : jdbc.sql("select language, time_zone from onboarding where customer_key in (:keys)"
                                + " and (language is not null or time_zone is not null) order by registered_at desc"
                                + " fetch first 1 rows only")
                        .param("keys", customerKeys)
                        .query(JdbcPreferences::preference)
                        .optional()
                        .orElse(Preference.NONE);
    }

    @Override
    public Map<EmailAddress, Preference> ofAll(Collection<EmailAddress> people) {
        Map<EmailAddress, Preference> chosen = new HashMap<>();
        jdbc.sql("select s.language, s.time_zone, a.address from account_address a"
                        + " join preference s on s.user_id = a.user_id where a.address in (:addresses)"
                        + " order by a.user_id")
                .param("addresses", people.stream().map(EmailAddress::value).toList())
                .query((row, number) -> chosen.putIfAbsent(new EmailAddress(row.getString(3)), preference(row, number)))
                .list();
        return chosen;
    }

    @Override
    public void choose(String userId, Preference chosen) {
        if (!update(userId, chosen)) {
            try {
                jdbc.sql("insert into preference (language, time_zone, user_id) values (?, ?, ?)")
                        .params(chosen.language(), chosen.timeZone(), userId)
                        .update();
            } catch (DuplicateKeyException sameMoment) {
                update(userId, chosen);
            }
        }
    }

    private boolean update(String userId, Preference chosen) {
        return jdbc.sql("update preference set language = ?, time_zone = ? where user_id = ?")
                        .params(chosen.language(), chosen.timeZone(), userId)
                        .update()
                == 1;
    }

    @Override
    public void forget(String userId) {
        jdbc.sql("delete from preference where user_id = ?").param(userId).update();
    }

    private static Preference preference(ResultSet row, int number) throws SQLException {
        return new Preference(row.getString(1), row.getString(2));
    }
}
