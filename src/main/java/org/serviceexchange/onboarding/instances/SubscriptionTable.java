package org.serviceexchange.onboarding.instances;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.Row;
import org.serviceexchange.onboarding.servicenow.ServiceNowTableProperties;

/** The consumer subscriptions in the provider's instance. A retry of the customer leaves a second one, so the newest counts. */
class SubscriptionTable {

    /** Of one customer; more would be a wrong query. */
    private static final int MOST_OF_ONE = 50;

    private static final int MOST_CHANGED = 1000;

    // more ids would not fit into an address
    private static final int MOST_IDS = 50;

    private final InstanceClient instance;
    private final ServiceNowTableProperties tables;
    private final StateField<SubscriptionState> state;

    SubscriptionTable(InstanceClient instance, ServiceNowTableProperties tables) {
        this.instance = instance;
        this.tables = tables;
        this.state = new StateField<>(tables.subscription(), tables.subscriptionStatusField(), SubscriptionState.class);
    }

    Optional<ObservedSubscription> find(OnboardingNumber onboarding, InstanceId customer) {
        return instance
                .labelledRows(
                        tables.subscription(),
                        instance.equal(tables.subscriptionInstanceField(), customer.value()),
                        fields(),
                        MOST_OF_ONE,
                        row -> idOf(row).equals(comparable(customer)))
                .stream()
                // of two in one second the later in the list
                .reduce((one, next) ->
                        next.get("sys_created_on").compareTo(one.get("sys_created_on")) >= 0 ? next : one)
                .map(row -> observed(onboarding, row, state.get(row)));
    }

    /** Those that were changed in this time, up to now. The instance's own clock counts, and no time zone. */
    List<Row> changedWithin(Duration time, Collection<InstanceId> customers) {
        Set<String> ids = customers.stream().map(SubscriptionTable::comparable).collect(Collectors.toSet());
        List<Row> rows = changedWithin(time, ids);
        if (!rows.isEmpty() && rows.stream().allMatch(state::isEmpty)) {
            // the field itself is hidden or misspelt
            state.get(rows.get(0));
        }
        return rows;
    }

    private List<Row> changedWithin(Duration time, Set<String> ids) {
        String changed = "sys_updated_onRELATIVEGT@minute@ago@" + (time.toMinutes() + 1);
        if (ids.size() > MOST_IDS) {
            return instance.labelledRows(tables.subscription(), changed, fields(), MOST_CHANGED, row -> true).stream()
                    .filter(row -> ids.contains(idOf(row)))
                    .toList();
        }
        return instance.labelledRows(
                tables.subscription(),
                changed + "^" + tables.subscriptionInstanceField() + "IN" + String.join(",", ids),
                fields(),
                MOST_CHANGED,
                row -> ids.contains(idOf(row)));
    }

    /** Empty for one in a state that asks nothing of us. */
    Optional<ObservedSubscription> readable(OnboardingNumber onboarding, Row row) {
        return state.isEmpty(row) ? Optional.empty() : state.find(row).map(known -> observed(onboarding, row, known));
    }

    String idOf(Row row) {
        return row.get(tables.subscriptionInstanceField()).toLowerCase(Locale.ROOT);
    }

    static String comparable(InstanceId id) {
        return id.value().toLowerCase(Locale.ROOT);
    }

    private ObservedSubscription observed(OnboardingNumber onboarding, Row row, SubscriptionState state) {
        return new ObservedSubscription(
                onboarding,
                state,
                row.label(tables.subscriptionDecidedByField()),
                Optional.ofNullable(row.time(tables.subscriptionDecidedAtField()))
                        .orElseGet(() -> row.time("sys_updated_on")),
                tables.subscriptionReasonField().isEmpty() ? "" : row.label(tables.subscriptionReasonField()),
                instance.link(tables.subscription(), row.sysId()));
    }

    private List<String> fields() {
        return Stream.of(
                        "sys_id",
                        "sys_created_on",
                        "sys_updated_on",
                        tables.subscriptionStatusField(),
                        tables.subscriptionInstanceField(),
                        tables.subscriptionDecidedByField(),
                        tables.subscriptionDecidedAtField(),
                        tables.subscriptionReasonField())
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
    }
}
