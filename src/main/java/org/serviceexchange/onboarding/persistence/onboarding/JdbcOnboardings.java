package org.serviceexchange.onboarding.persistence.onboarding;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.ConcurrentInput;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Progress;
import org.serviceexchange.onboarding.domain.onboarding.Registration;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.Sequences;
import org.serviceexchange.onboarding.persistence.TransactionMemory;
import org.serviceexchange.onboarding.persistence.webhook.WebhookOutbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOnboardings implements Onboardings {

    private final OnboardingRows rows;
    private final TimelineRows timelines;
    private final Sequences sequences;
    private final WebhookOutbox webhooks;
    private final JdbcClient jdbc;
    private final ObjectProvider<InstanceInspector> instances;

    JdbcOnboardings(
            OnboardingRows rows,
            TimelineRows timelines,
            Sequences sequences,
            WebhookOutbox webhooks,
            JdbcClient jdbc,
            ObjectProvider<InstanceInspector> instances) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.timelines = timelines;
        this.sequences = sequences;
        this.jdbc = jdbc;
        this.instances = instances;
    }

    @Override
    public OnboardingNumber nextNumber() {
        return OnboardingNumber.of(sequences.next("onboarding_number_seq"));
    }

    @Override
    public void save(Onboarding onboarding) {
        TransactionMemory.forget(Onboarding.class);
        boolean isChange = webhooks.isChange(onboarding);
        DatabaseErrors.onDuplicate(
                ConcurrentInput.registration(FormField.INSTANCE_NAME),
                () -> DatabaseErrors.onConflict(
                        () -> ConcurrentChangeException.of(onboarding.number(), onboarding.number()),
                        () -> rows.save(OnboardingRow.of(onboarding))));
        if (isChange) {
            webhooks.write(onboarding);
        }
        timelines.saveAll(onboarding.newEntries().stream()
                .map(entry -> new TimelineRow(null, onboarding.number().value(), entry))
                .toList());
        if (!onboarding.state().isActive()) {
            // here, because no way to the end may leave the customer's credentials behind
            for (String table : List.of("instance_access", "replication_watch")) {
                jdbc.sql("delete from %s where onboarding = ?".formatted(table))
                        .param(onboarding.number().value())
                        .update();
            }
            instances.ifAvailable(inspector -> inspector.forget(onboarding.number()));
        }
    }

    @Override
    public Optional<Onboarding> find(OnboardingNumber number) {
        return TransactionMemory.readOnce(
                Onboarding.class, number, () -> rows.findById(number.value()).map(OnboardingRow::onboarding));
    }

    @Override
    public List<Onboarding> all(List<OnboardingNumber> numbers) {
        Map<OnboardingNumber, Onboarding> found =
                onboardings(rows.findAllById(
                                numbers.stream().map(OnboardingNumber::value).toList()))
                        .stream()
                        .collect(Collectors.toMap(Onboarding::number, Function.identity()));
        return numbers.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Onboarding> in(Set<OnboardingState> states) {
        return onboardings(
                rows.findByStates(states.stream().map(OnboardingState::name).toList()));
    }

    @Override
    public List<Onboarding> activeOf(String customerKey) {
        return onboardings(rows.findActiveByCustomerKey(customerKey));
    }

    @Override
    public List<Onboarding> activeWith(ServiceNowInstance instance) {
        return onboardings(rows.findByHeldInstance(instance.host(), instance.id()));
    }

    @Override
    public Map<OnboardingNumber, List<TimelineEntry>> timelinesOf(Collection<OnboardingNumber> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : timelines
                        .findByOnboardings(
                                numbers.stream().map(OnboardingNumber::value).toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> new OnboardingNumber(row.onboarding()),
                                Collectors.mapping(TimelineRow::entry, Collectors.toList())));
    }

    private static List<Onboarding> onboardings(List<OnboardingRow> found) {
        return found.stream().map(OnboardingRow::onboarding).toList();
    }

    @Table("onboarding")
    record OnboardingRow(
            @Id String number,
            @Embedded.Nullable(prefix = "customer_") Customer customer,
            @Embedded.Nullable(prefix = "contact_") Contact contact,
            @Embedded.Nullable(prefix = "instance_") ServiceNowInstance instance,
            @Embedded.Nullable Registration.Details details,
            @Embedded.Nullable Progress progress,
            @Embedded.Nullable(prefix = "held_instance_") ServiceNowInstance heldInstance,
            String searchText,
            @Version Integer version) {

        static OnboardingRow of(Onboarding onboarding) {
            boolean holds = onboarding.state().isActive();
            return new OnboardingRow(
                    onboarding.number().value(),
                    onboarding.customer(),
                    onboarding.contact(),
                    onboarding.instance(),
                    onboarding.registration().details(),
                    onboarding.progress(),
                    holds ? onboarding.instance() : null,
                    searchText(onboarding),
                    onboarding.version());
        }

        private static String searchText(Onboarding onboarding) {
            return Stream.of(
                            onboarding.number(),
                            onboarding.customer().name(),
                            onboarding.contact().name(),
                            onboarding.contact().email(),
                            onboarding.instance().host(),
                            onboarding.instance().id().value())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "))
                    .toLowerCase(Locale.ROOT);
        }

        Onboarding onboarding() {
            return new Onboarding(
                    new OnboardingNumber(number),
                    new Registration(customer, contact, instance, details),
                    progress,
                    List.of(),
                    version);
        }
    }

    @Table("timeline_entry")
    record TimelineRow(@Id Long id, String onboarding, @Embedded.Nullable TimelineEntry entry) {}

    interface OnboardingRows extends ListCrudRepository<OnboardingRow, String> {

        @Query("select * from onboarding where state in (:states) order by number")
        List<OnboardingRow> findByStates(Collection<String> states);

        @Query("select * from onboarding where customer_key = :customerKey and held_instance_id is not null"
                + " order by number")
        List<OnboardingRow> findActiveByCustomerKey(String customerKey);

        @Query("select * from onboarding where held_instance_host = :host or held_instance_id = :id")
        List<OnboardingRow> findByHeldInstance(InstanceHost host, InstanceId id);
    }

    interface TimelineRows extends ListCrudRepository<TimelineRow, Long> {

        @Query("select * from timeline_entry where onboarding in (:onboardings) order by id")
        List<TimelineRow> findByOnboardings(Collection<String> onboardings);
    }
}
