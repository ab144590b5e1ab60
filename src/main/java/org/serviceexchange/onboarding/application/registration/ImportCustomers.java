package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.registration.CustomerImports;
import org.serviceexchange.onboarding.application.port.registration.CustomerImports.CustomerImport;
import org.serviceexchange.onboarding.application.port.registration.RegistrationForm;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers the customers of a list, each in a transaction of its own with what becomes of its row. So a node can stop at any
 * moment, and another one goes on with the rows that are left. A list that is sent again registers nothing twice.
 */
@Service
public class ImportCustomers {

    /** Rows; more would keep a person waiting for the check. */
    public static final int MAX_ROWS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ImportCustomers.class);

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(30);

    private final RegistrationRules rules;
    private final RegistrationForm form;
    private final CustomerImports imports;
    private final Customers customers;
    private final Onboardings onboardings;
    private final InstanceAddresses addresses;
    private final ProviderSetups setups;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ImportCustomers(
            RegistrationRules rules,
            RegistrationForm form,
            CustomerImports imports,
            Customers customers,
            Onboardings onboardings,
            InstanceAddresses addresses,
            ProviderSetups setups,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.form = form;
        this.imports = imports;
        this.customers = customers;
        this.onboardings = onboardings;
        this.addresses = addresses;
        this.setups = setups;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param rows in the order of the list */
    public record ImportView(CustomerImport begun, List<ImportedRow> rows) {}

    public static boolean mayImport(CurrentUser currentUser) {
        return currentUser.hasRole(Role.PROVIDER_ADMIN);
    }

    /** What would become of each row, and changes nothing. */
    public Result<List<ImportedRow>> check(List<ImportedRow> rows, CurrentUser currentUser) {
        if (!mayImport(currentUser)) {
            return SubmitRegistration.refusal(currentUser);
        }
        if (setups.active().isEmpty()) {
            return new Result.Conflict<>(Sentence.of("import.notSetUp"));
        }
        Map<Object, Integer> lines = new HashMap<>();
        List<ImportedRow> checked = new ArrayList<>();
        rows.forEach(row -> checked.add(checked(row, currentUser.userId(), lines)));
        return new Result.Success<>(checked);
    }

    /** Stores the list. It is registered within seconds, see {@link #find}. */
    public Result<ImportView> begin(List<ImportedRow> rows, CurrentUser currentUser) {
        return check(rows, currentUser)
                .map(checked -> transaction.execute(status ->
                        new ImportView(imports.add(currentUser.userId(), clock.instant(), checked), checked)));
    }

    /** Empty for everybody but provider admins. */
    public Optional<ImportView> find(long id, CurrentUser currentUser) {
        return Optional.of(id)
                .filter(any -> mayImport(currentUser))
                .flatMap(imports::find)
                .map(begun -> new ImportView(begun, imports.rows(id)));
    }

    /** Registers what is left of all imports that no other node works on. */
    public void registerPending() {
        for (CustomerImport begun : imports.waiting(clock.instant())) {
            if (imports.claim(begun.id(), clock.instant(), clock.instant().plus(LEASE))) {
                imports.rows(begun.id()).stream().filter(ImportedRow::isPending).forEach(row -> register(row, begun));
            }
        }
        imports.removeBefore(clock.instant().minus(KEPT));
    }

    private void register(ImportedRow row, CustomerImport begun) {
        imports.keep(begun.id(), clock.instant().plus(LEASE));
        // since the list was sent, another user may have registered the customer
        ImportedRow checked = checked(row, begun.by(), new HashMap<>());
        if (!checked.isPending()) {
            imports.settle(begun.id(), checked);
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                OnboardingNumber number = form.submit(row.values(), begun.by());
                if (!imports.settle(begun.id(), row.registered(number))) {
                    status.setRollbackOnly();
                }
            });
        } catch (InvalidInputException invalid) {
            imports.settle(begun.id(), row.invalid(invalid.errors()));
        } catch (ConcurrentChangeException quicker) {
            imports.settle(begun.id(), row.invalid(List.of(new FieldError("", quicker.sentence()))));
        } catch (RuntimeException failure) {
            LOG.error("Line {} of the import {} could not be registered", row.line(), begun.id(), failure);
            imports.settle(begun.id(), row.invalid(List.of(new FieldError("", Sentence.of("import.failed")))));
        }
    }

    /** @param lines the lines of the instances before; a list may name each once */
    private ImportedRow checked(ImportedRow row, String by, Map<Object, Integer> lines) {
        try {
            RegistrationCommand command = RegistrationCommand.of(row, by);
            Optional<OnboardingNumber> known = known(command);
            if (known.isPresent()) {
                return row.known(known.get());
            }
            ServiceNowInstance instance = rules.validate(
                    customers.named(command.customerName()), command.contact(), command.instance(), null);
            once(FormField.INSTANCE_NAME, lines.putIfAbsent(instance.host(), row.line()));
            once(FormField.INSTANCE_ID, lines.putIfAbsent(instance.id(), row.line()));
            return row;
        } catch (InvalidInputException invalid) {
            return row.invalid(invalid.errors());
        }
    }

    private static void once(FormField field, Integer before) {
        if (before != null) {
            throw new InvalidInputException(List.of(field.problem("import.twice", before)));
        }
    }

    private Optional<OnboardingNumber> known(RegistrationCommand command) {
        ServiceNowInstance entered = command.instance();
        return addresses
                .find(entered.host())
                .map(entered::at)
                .flatMap(instance -> onboardings.activeWith(instance).stream()
                        .filter(other -> other.instance().equals(instance)
                                && Customer.comparable(other.customer().name())
                                        .equals(Customer.comparable(command.customerName())))
                        .map(other -> other.number())
                        .findFirst());
    }
}
