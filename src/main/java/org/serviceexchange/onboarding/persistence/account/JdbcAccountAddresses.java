package org.serviceexchange.onboarding.persistence.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.account.AccountAddresses;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccountAddresses implements AccountAddresses {

    private final JdbcClient jdbc;

    JdbcAccountAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Set<EmailAddress>> all() {
        Map<String, Set<EmailAddress>> all = new HashMap<>();
        jdbc.sql("select user_id, address from account_address").query(row -> {
            all.computeIfAbsent(row.getString(1), user -> new HashSet<>()).add(new EmailAddress(row.getString(2)));
        });
        return all;
    }

    @Override
    public void put(String userId, Set<EmailAddress> addresses) {
        jdbc.sql("delete from account_address where user_id = ?").param(userId).update();
        for (EmailAddress address : addresses) {
            jdbc.sql("insert into account_address (user_id, address) values (?, ?)")
                    .params(userId, address.value())
                    .update();
        }
    }
}
