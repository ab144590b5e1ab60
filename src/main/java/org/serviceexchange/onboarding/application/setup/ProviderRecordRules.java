package org.serviceexchange.onboarding.application.setup;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Component;

/** What a provider record has to agree with: the customers' instances, and the groups that there are. */
@Component
class ProviderRecordRules {

    private final Onboardings onboardings;
    private final ProviderStaff staff;

    ProviderRecordRules(Onboardings onboardings, ProviderStaff staff) {
        this.onboardings = onboardings;
        this.staff = staff;
    }

    /** @throws InvalidInput when the instance belongs to a customer, or the admins' group has no address */
    void check(ProviderRecord record) {
        Input input = new Input();
        onboardings.findActiveBy(record.instance()).ifPresent(other -> {
            boolean sameName = other.instance().name().equals(record.instance().name());
            input.error(
                    sameName ? FormField.PROVIDER_INSTANCE_NAME : FormField.PROVIDER_INSTANCE_ID,
                    "setupRules.customersInstance",
                    other.customer().name(),
                    other.number());
        });
        Optional<List<EmailAddress>> addresses = staff.addressesOf(record.adminGroup());
        if (addresses.isEmpty()) {
            input.error(FormField.ADMIN_GROUP, "setupRules.noGroup");
        } else if (addresses.get().isEmpty()) {
            input.error(FormField.ADMIN_GROUP, "setupRules.noAddress");
        }
        input.throwIfInvalid();
    }
}
