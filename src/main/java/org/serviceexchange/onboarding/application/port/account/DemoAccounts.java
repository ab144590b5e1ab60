package org.serviceexchange.onboarding.application.port.account;

import java.util.List;
import org.serviceexchange.onboarding.domain.Sentence;

/** The accounts that the demo comes with. Outside the demo there is none of this. */
public interface DemoAccounts {

    List<Account> all();

    /** @param purpose what this account is for, in words */
    record Account(String userId, String password, String email, Sentence purpose) {}
}
