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
import org.serviceexchange.onboarding.domain.instanceaccess.CheckLine;
import org.serviceexchange.onboarding.domain.instanceaccess.CheckStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.InstanceFault;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;

/** Reads a customer's ServiceNow instance. It writes nothing. */
class ServiceNowInspector implements InstanceInspector {

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
    ServiceNowInspector(
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
    public List<CheckLine> test(
            OnboardingNumber onboarding, ServiceNowInstance instance, InstanceCredentials credentials) {
        InstanceClient client = instances.customer(onboarding, addresses.of(instance.host()), credentials);
        Map<String, String> properties = new HashMap<>();
        CheckLine read = line(CheckStep.READ, () -> {
            properties.putAll(properties(client));
            sets.find(client, setNames.apply(onboarding));
            // each instance has an ID: where there is none, it is hidden
            return properties.getOrDefault(INSTANCE_ID, "").isEmpty()
                    ? failed(CheckStep.READ, "HIDDEN", instance.host().url(), PROPERTIES)
                    : CheckLine.ok(CheckStep.READ);
        });
        List<CheckLine> lines = new ArrayList<>();
        for (CheckStep step : List.of(CheckStep.REACH, CheckStep.AUTHENTICATE)) {
            if (read.step() == step) {
                lines.add(read);
                Stream.of(CheckStep.values())
                        .filter(next -> next.ordinal() > step.ordinal())
                        .map(CheckLine::notTried)
                        .forEach(lines::add);
                return lines;
            }
            lines.add(CheckLine.ok(step));
        }
        lines.add(read);
        lines.add(instanceId(properties.get(INSTANCE_ID), instance));
        lines.add(ownAddress(properties, instance));
        CheckLine application = line(CheckStep.APPLICATION, () -> application(client, instance));
        lines.add(
                application.step() == CheckStep.APPLICATION ? application : CheckLine.notTried(CheckStep.APPLICATION));
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

    private static CheckLine instanceId(String found, ServiceNowInstance instance) {
        if (found == null || found.isEmpty()) {
            return CheckLine.notTried(CheckStep.INSTANCE_ID);
        }
        return found.equalsIgnoreCase(instance.id().value())
                ? CheckLine.ok(CheckStep.INSTANCE_ID)
                : failed(CheckStep.INSTANCE_ID, "OTHER_ID", instance.host().url(), found, instance.id());
    }

    /** Replication uses it to say where records come from. A clone brings that of its origin along. */
    private static CheckLine ownAddress(Map<String, String> properties, ServiceNowInstance instance) {
        if (properties.getOrDefault(INSTANCE_ID, "").isEmpty()) {
            return CheckLine.notTried(CheckStep.OWN_ADDRESS);
        }
        String address = properties.getOrDefault(OWN_ADDRESS, "").strip();
        return address.isEmpty()
                ? failed(CheckStep.OWN_ADDRESS, "NO_ADDRESS", instance.host().url(), OWN_ADDRESS)
                : CheckLine.ok(CheckStep.OWN_ADDRESS, Sentence.stored(address));
    }

    private CheckLine application(InstanceClient client, ServiceNowInstance instance) {
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
                .map(row -> CheckLine.ok(
                        CheckStep.APPLICATION,
                        Sentence.of("instanceFinding.version", row.get("name"), row.get("version"))))
                .orElseGet(() -> failed(
                        CheckStep.APPLICATION,
                        "NO_APPLICATION",
                        instance.host().url(),
                        applicationScope,
                        APPLICATIONS));
    }

    /** @return the line of {@code step}, or of the step before it that failed */
    private static CheckLine line(CheckStep step, Supplier<CheckLine> check) {
        try {
            return check.get();
        } catch (InstanceCallException e) {
            CheckStep failed = stepOf(e.fault());
            return CheckLine.failed(
                    failed == CheckStep.READ ? step : failed,
                    // what the guard says is for the operator
                    e.fault() == InstanceFault.BLOCKED ? Sentence.of("accessFault.BLOCKED.cause") : e.cause(),
                    Sentence.of("accessFault.%s".formatted(e.fault())));
        } catch (ExplainedException e) {
            return CheckLine.failed(step, e.cause(), e.solution());
        }
    }

    private static CheckLine failed(CheckStep step, String finding, Object... arguments) {
        return CheckLine.failed(
                step,
                Sentence.of("instanceFinding.%s.cause".formatted(finding), arguments),
                Sentence.of("instanceFinding.%s.solution".formatted(finding), arguments));
    }

    /** How far a call came. */
    private static CheckStep stepOf(InstanceFault fault) {
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
                    OUTAGE -> CheckStep.REACH;
            case REDIRECTED, LOGIN_PAGE, SIGN_IN_REFUSED, TOKEN_REFUSED -> CheckStep.AUTHENTICATE;
            case FORBIDDEN, NOT_FOUND, REFUSED, WRONG_RECORD, INCOMPLETE_LIST, NOT_SEARCHABLE -> CheckStep.READ;
        };
    }
}
