package org.serviceexchange.onboarding.instances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.InstanceFault;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;

/** Reads a customer's ServiceNow instance. It writes nothing. */
class ServiceNowInstanceInspector implements InstanceInspector {

    private static final String PROPERTIES = "sys_properties";
    private static final String INSTANCE_ID = "instance_id";
    private static final String OWN_ADDRESS = "glide.servlet.uri";

    private static final String APPLICATIONS = "sys_store_app";

    private static final int MOST = 10;

    private final ServiceNowInstances instances;
    private final InstanceAddresses addresses;
    private final ReplicationSetTable sets;
    private final Function<OnboardingNumber, String> setNames;
    private final String applicationScope;

    /**
     * @param setNames         the name of the replication set, by onboarding
     * @param applicationScope of the application Service Exchange
     */
    ServiceNowInstanceInspector(
            ServiceNowInstances instances,
            InstanceAddresses addresses,
            ReplicationSetTable sets,
            Function<OnboardingNumber, String> setNames,
            String applicationScope) {
        this.instances = instances;
        this.addresses = addresses;
        this.sets = sets;
        this.setNames = setNames;
        this.applicationScope = applicationScope;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public List<AccessTestLine> test(
            OnboardingNumber onboarding, ServiceNowInstance instance, InstanceCredentials credentials) {
        InstanceClient client = instances.customer(onboarding, addresses.of(instance.host()), credentials);
        Map<String, String> properties = new HashMap<>();
        AccessTestLine read = line(AccessTestStep.READ, () -> {
            properties.putAll(properties(client));
            sets.find(client, setNames.apply(onboarding));
            // each instance has an ID: where there is none, it is hidden
            return properties.getOrDefault(INSTANCE_ID, "").isEmpty()
                    ? failed(AccessTestStep.READ, "HIDDEN", instance.host().url(), PROPERTIES)
                    : AccessTestLine.ok(AccessTestStep.READ);
        });
        List<AccessTestLine> lines = new ArrayList<>();
        for (AccessTestStep step : List.of(AccessTestStep.REACH, AccessTestStep.AUTHENTICATE)) {
            if (read.step() == step) {
                lines.add(read);
                Stream.of(AccessTestStep.values())
                        .filter(next -> next.ordinal() > step.ordinal())
                        .map(AccessTestLine::notTried)
                        .forEach(lines::add);
                return lines;
            }
            lines.add(AccessTestLine.ok(step));
        }
        lines.add(read);
        lines.add(instanceId(properties.get(INSTANCE_ID), instance));
        lines.add(ownAddress(properties, instance));
        AccessTestLine application = line(AccessTestStep.APPLICATION, () -> application(client, instance));
        lines.add(
                application.step() == AccessTestStep.APPLICATION
                        ? application
                        : AccessTestLine.notTried(AccessTestStep.APPLICATION));
        return lines;
    }

    @Override
    public void forget(OnboardingNumber onboarding) {
        instances.forgetCustomer(onboarding);
    }

    private static Map<String, String> properties(InstanceClient client) {
        Set<String> names = Set.of(INSTANCE_ID, OWN_ADDRESS);
        return client
                .rows(
                        PROPERTIES,
                        "nameIN" + String.join(",", names),
                        List.of("name", "value"),
                        MOST,
                        row -> names.contains(row.get("name")))
                .stream()
                .collect(Collectors.toMap(row -> row.get("name"), row -> row.get("value"), (one, other) -> one));
    }

    private static AccessTestLine instanceId(String found, ServiceNowInstance instance) {
        if (found == null || found.isEmpty()) {
            return AccessTestLine.notTried(AccessTestStep.INSTANCE_ID);
        }
        return found.equalsIgnoreCase(instance.id().value())
                ? AccessTestLine.ok(AccessTestStep.INSTANCE_ID)
                : failed(AccessTestStep.INSTANCE_ID, "OTHER_ID", instance.host().url(), found, instance.id());
    }

    /** Replication uses it to say where records come from. A clone brings that of its origin along. */
    private static AccessTestLine ownAddress(Map<String, String> properties, ServiceNowInstance instance) {
        if (properties.getOrDefault(INSTANCE_ID, "").isEmpty()) {
            return AccessTestLine.notTried(AccessTestStep.OWN_ADDRESS);
        }
        String address = properties.getOrDefault(OWN_ADDRESS, "").strip();
        return address.isEmpty()
                ? failed(
                        AccessTestStep.OWN_ADDRESS,
                        "NO_ADDRESS",
                        instance.host().url(),
                        OWN_ADDRESS)
                : AccessTestLine.ok(AccessTestStep.OWN_ADDRESS, Sentence.stored(address));
    }

    private AccessTestLine application(InstanceClient client, ServiceNowInstance instance) {
        return client
                .rows(
                        APPLICATIONS,
                        client.equal("scope", applicationScope),
                        List.of("scope", "name", "version", "active"),
                        MOST,
                        row -> row.get("scope").equals(applicationScope))
                .stream()
                .filter(row -> !row.get("active").equals("false"))
                .findFirst()
                .map(row -> AccessTestLine.ok(
                        AccessTestStep.APPLICATION,
                        Sentence.of("instanceFinding.version", row.get("name"), row.get("version"))))
                .orElseGet(() -> failed(
                        AccessTestStep.APPLICATION,
                        "NO_APPLICATION",
                        instance.host().url(),
                        applicationScope,
                        APPLICATIONS));
    }

    /** @return the line of {@code step}, or of the step before it that failed */
    private static AccessTestLine line(AccessTestStep step, Supplier<AccessTestLine> check) {
        try {
            return check.get();
        } catch (InstanceCallException e) {
            AccessTestStep failed = stepOf(e.fault());
            return AccessTestLine.failed(
                    failed == AccessTestStep.READ ? step : failed,
                    // what the guard says is for the operator
                    e.fault() == InstanceFault.BLOCKED ? Sentence.of("accessFault.BLOCKED.cause") : e.cause(),
                    Sentence.of("accessFault.%s".formatted(e.fault())));
        } catch (ExplainedException e) {
            return AccessTestLine.failed(step, e.cause(), e.solution());
        }
    }

    private static AccessTestLine failed(AccessTestStep step, String finding, Object... arguments) {
        return AccessTestLine.failed(
                step,
                Sentence.of("instanceFinding.%s.cause".formatted(finding), arguments),
                Sentence.of("instanceFinding.%s.solution".formatted(finding), arguments));
    }

    /** How far a call came. */
    private static AccessTestStep stepOf(InstanceFault fault) {
        return switch (fault) {
            case UNKNOWN_HOST,
                    UNREACHABLE,
                    CERTIFICATE,
                    TIMED_OUT,
                    CUT_OFF,
                    BLOCKED,
                    HIBERNATING,
                    NOT_JSON,
                    PARTIAL,
                    RATE_LIMITED,
                    SERVER_ERROR,
                    BUSY,
                    OUTAGE -> AccessTestStep.REACH;
            case REDIRECTED, LOGIN_PAGE, SIGN_IN_REFUSED, TOKEN_REFUSED -> AccessTestStep.AUTHENTICATE;
            case FORBIDDEN, NOT_FOUND, REFUSED, WRONG_RECORD, INCOMPLETE_LIST, NOT_SEARCHABLE -> AccessTestStep.READ;
        };
    }
}
