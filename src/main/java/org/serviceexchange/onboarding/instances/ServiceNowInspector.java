package org.serviceexchange.onboarding.instances;

import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.CheckLine;
import org.serviceexchange.onboarding.domain.instanceaccess.CheckStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.InstanceFault;
import org.serviceexchange.onboarding.servicenow.Row;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;

/** Reads a customer's ServiceNow instance. It writes nothing. */
class ServiceNowInspector implements InstanceInspector {

    private static final String PROPERTIES = "sys_properties";

    private final ServiceNowInstances instances;
    private final InstanceAddresses addresses;

    ServiceNowInspector(ServiceNowInstances instances, InstanceAddresses addresses) {
        this.instances = instances;
        this.addresses = addresses;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public List<CheckLine> test(
            OnboardingNumber onboarding, ServiceNowInstance instance, InstanceCredentials credentials) {
        InstanceClient client = instances.customer(onboarding, addresses.of(instance.host()), credentials);
        try {
            List<Row> found = client.rows(
                    PROPERTIES, client.equal("name", "instance_id"), List.of("name", "value"), 1, row -> row.get("name")
                            .equals("instance_id"));
            // each instance has this property: an empty list means that it is hidden
            return found.isEmpty() || found.get(0).get("value").isEmpty()
                    ? lines(CheckStep.READ, hidden(instance))
                    : lines(null, null);
        } catch (InstanceCallException e) {
            return lines(stepOf(e.fault()), failed(e));
        }
    }

    @Override
    public void forget(OnboardingNumber onboarding) {
        instances.forgetCustomer(onboarding);
    }

    /** @param failed null where none did */
    private static List<CheckLine> lines(CheckStep failed, CheckLine why) {
        List<CheckLine> lines = new ArrayList<>();
        for (CheckStep step : CheckStep.values()) {
            if (failed == null || step.ordinal() < failed.ordinal()) {
                lines.add(CheckLine.ok(step));
            } else {
                lines.add(step == failed ? why : CheckLine.notTried(step));
            }
        }
        return lines;
    }

    private static CheckLine hidden(ServiceNowInstance instance) {
        return CheckLine.failed(
                CheckStep.READ,
                Sentence.of("accessFault.hidden.cause", instance.host().url(), PROPERTIES),
                Sentence.of("accessFault.hidden.solution", PROPERTIES));
    }

    private static CheckLine failed(InstanceCallException e) {
        // what the guard says is for the operator
        Sentence cause = e.fault() == InstanceFault.BLOCKED ? Sentence.of("accessFault.BLOCKED.cause") : e.cause();
        return CheckLine.failed(stepOf(e.fault()), cause, Sentence.of("accessFault.%s".formatted(e.fault())));
    }

    /** How far a call came. */
    private static CheckStep stepOf(InstanceFault fault) {
        return switch (fault) {
            case UNKNOWN_HOST,
                    UNREACHABLE,
                    TIMED_OUT,
                    CUT_OFF,
                    BLOCKED,
                    HIBERNATING,
                    NOT_JSON,
                    PARTIAL,
                    RATE_LIMITED,
                    SERVER_ERROR,
                    BUSY,
                    OUTAGE -> CheckStep.REACH;
            case REDIRECTED, LOGIN_PAGE, SIGN_IN_REFUSED, TOKEN_REFUSED -> CheckStep.AUTHENTICATE;
            case FORBIDDEN, NOT_FOUND, REFUSED, WRONG_RECORD, INCOMPLETE_LIST, NOT_SEARCHABLE -> CheckStep.READ;
        };
    }
}
