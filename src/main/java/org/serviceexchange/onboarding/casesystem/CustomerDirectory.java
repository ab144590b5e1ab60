package org.serviceexchange.onboarding.casesystem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.casework.CorrectionRequiredException;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.Row;

/** The accounts and contacts in the provider's instance: an account is found by its name, a contact by the e-mail address. */
class CustomerDirectory {

    private static final String ACCOUNTS = "customer_account";
    private static final String CONTACTS = "customer_contact";
    private static final List<String> ACCOUNT_FIELDS = List.of("sys_id", "name", "number");
    private static final List<String> CONTACT_FIELDS = List.of("sys_id", "name", "email", "account");
    private static final int MOST = 20;

    // a list that people can still read, and that fits into an incident
    private static final int MOST_NAMED = 10;

    private final InstanceClient instance;
    private final boolean mayCreate;

    CustomerDirectory(InstanceClient instance, boolean mayCreate) {
        this.instance = instance;
        this.mayCreate = mayCreate;
    }

    /** Ids of an onboarding's account and contact. */
    record Entry(String account, String contact) {}

    Entry of(Onboarding onboarding) {
        String account = account(onboarding.customer()).sysId();
        return new Entry(account, contact(onboarding.contact(), account).sysId());
    }

    private Row account(Customer customer) {
        return findAccount(customer).orElseGet(() -> {
            if (!mayCreate) {
                throw CaseFault.NO_ACCOUNT.toCorrect(List.of(), customer.name());
            }
            Row created = created(
                    () -> instance.insert(ACCOUNTS, Map.of("name", customer.name()), ACCOUNT_FIELDS),
                    () -> findAccount(customer));
            if (!isOf(customer, created)) {
                throw CaseFault.ACCOUNT_NOT_STORED.because(customer.name());
            }
            return created;
        });
    }

    private Optional<Row> findAccount(Customer customer) {
        List<Row> found = instance.rows(
                ACCOUNTS, instance.equal("name", customer.name()), ACCOUNT_FIELDS, MOST, row -> isOf(customer, row));
        if (found.size() > 1) {
            throw several(CaseFault.SEVERAL_ACCOUNTS, customer.name(), ACCOUNTS, found);
        }
        return found.stream().findFirst();
    }

    private static boolean isOf(Customer customer, Row account) {
        return Customer.comparable(account.get("name")).equals(Customer.comparable(customer.name()));
    }

    private Row contact(Contact contact, String account) {
        Row found = findContact(contact).orElseGet(() -> {
            if (!mayCreate) {
                throw CaseFault.NO_CONTACT.toCorrect(List.of(), contact.name(), contact.email());
            }
            return created(
                    () -> instance.insert(CONTACTS, values(contact, account), CONTACT_FIELDS),
                    () -> findContact(contact));
        });
        if (!hasAddressOf(contact, found)) {
            throw CaseFault.CONTACT_NOT_STORED.because(contact.email());
        }
        if (!found.get("account").equals(account)) {
            String link = instance.link(CONTACTS, found.sysId());
            throw CaseFault.OTHER_ACCOUNT.toCorrect(List.of(link), contact.email(), link);
        }
        return found;
    }

    private Optional<Row> findContact(Contact contact) {
        List<Row> found = instance.rows(
                CONTACTS,
                instance.equal("email", contact.email().value()),
                CONTACT_FIELDS,
                MOST,
                row -> hasAddressOf(contact, row));
        if (found.size() > 1) {
            throw several(CaseFault.SEVERAL_CONTACTS, contact.email(), CONTACTS, found);
        }
        return found.stream().findFirst();
    }

    private static boolean hasAddressOf(Contact contact, Row row) {
        return row.get("email").equalsIgnoreCase(contact.email().value());
    }

    private static Map<String, String> values(Contact contact, String account) {
        int lastBlank = contact.name().lastIndexOf(' ');
        Map<String, String> values = new HashMap<>();
        values.put("first_name", lastBlank < 0 ? "" : contact.name().substring(0, lastBlank));
        values.put("last_name", contact.name().substring(lastBlank + 1));
        values.put("email", contact.email().value());
        values.put("account", account);
        return values;
    }

    /** If it is unknown whether the instance did it, this looks before it fails. */
    private static Row created(Supplier<Row> create, Supplier<Optional<Row>> find) {
        try {
            return create.get();
        } catch (InstanceCallException unknown) {
            if (unknown.fault().mayHaveHappened()) {
                return find.get().orElseThrow(() -> unknown);
            }
            throw unknown;
        }
    }

    /** Contacts have no number. */
    private static String label(Row row) {
        String number = row.get("number");
        return number.isEmpty() ? row.get("name") : "%s, %s".formatted(row.get("name"), number);
    }

    private CorrectionRequiredException several(CaseFault fault, Object searched, String table, List<Row> found) {
        List<Row> named = found.stream().limit(MOST_NAMED).toList();
        String candidates = named.stream()
                .map(row -> "%s (%s)".formatted(label(row), instance.link(table, row.sysId())))
                .collect(Collectors.joining(", "));
        return fault.toCorrect(
                named.stream().map(row -> instance.link(table, row.sysId())).toList(), searched, candidates);
    }
}
