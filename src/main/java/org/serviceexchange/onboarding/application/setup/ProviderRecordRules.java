package org.serviceexchange.onboarding.application.setup;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Component;

/** What a provider record has to agree with: the customers' instances, and the groups that there are. */
@Component
class ProviderRecordRules {

    private final Onboardings onboardings;
    private final ProviderStaff staff;
    private final InstanceAddresses addresses;

    ProviderRecordRules(Onboardings onboardings, ProviderStaff staff, InstanceAddresses addresses) {
        this.onboardings = onboardings;
        this.staff = staff;
        this.addresses = addresses;
    }

    /**
     * Returns the record with the instance as it is kept.
     *
     * @throws InvalidInputException when the instance is unknown or belongs to a customer, or the admins' group has no address
     */
    ProviderRecord check(ProviderRecord entered) {
        Input input = new Input();
        Optional<InstanceHost> host = addresses.find(entered.instance().host());
        if (host.isEmpty()) {
            input.error(
                    FormField.PROVIDER_INSTANCE_NAME,
                    "input.instanceHost.unknown",
                    entered.instance().host());
        }
        ProviderRecord record = host.map(entered::at).orElse(entered);
        onboardings.activeWith(record.instance()).forEach(other -> {
            boolean sameHost = other.instance().host().equals(record.instance().host());
            input.error(
                    sameHost ? FormField.PROVIDER_INSTANCE_NAME : FormField.PROVIDER_INSTANCE_ID,
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
        return record;
    }
}
