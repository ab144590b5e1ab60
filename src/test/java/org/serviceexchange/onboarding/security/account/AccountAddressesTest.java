package org.serviceexchange.onboarding.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An earlier version, or another program, stores users in the engine's table alone. */
@OnboardingTest
class AccountAddressesTest {

    private static final EmailAddress ADDRESS = new EmailAddress("olaf@earlier.example");

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @Test
    void users_of_an_earlier_version_are_found_by_address_after_a_start() {
        database.sql("insert into ACT_ID_USER (ID_, REV_, EMAIL_) values ('olaf', 1, ' Olaf@Earlier.example')")
                .update();
        assertThat(accounts.withAddress(ADDRESS)).isEmpty();
        accounts.findAllAddresses();
        assertThat(accounts.withAddress(ADDRESS)).extracting(User::getId).containsExactly("olaf");

        database.sql("delete from ACT_ID_USER where ID_ = 'olaf'").update();
        accounts.findAllAddresses();
        assertThat(database.sql("select count(*) from account_address where user_id = 'olaf'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
