package org.serviceexchange.onboarding.persistence.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.input.ConcurrentInput;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCustomers implements Customers {

    // where a name has no letter or digit of a-z and 0-9 in it, as one in Greek or Chinese
    private static final String KEY_WITHOUT_LETTERS = "c";

    private final CustomerRows customers;
    private final ContactRows contacts;

    JdbcCustomers(CustomerRows customers, ContactRows contacts) {
        this.customers = customers;
        this.contacts = contacts;
    }

    @Override
    public Optional<Customer> named(String name) {
        return customers.findByComparableName(Customer.comparable(name)).map(CustomerRow::customer);
    }

    @Override
    public Optional<Customer> ofContact(EmailAddress email) {
        return contacts.findById(email.value())
                .map(contact ->
                        customers.findById(contact.customerKey()).orElseThrow().customer());
    }

    @Override
    public void lock(Customer customer) {
        customers.findByCustomerKey(customer.key());
    }

    @Override
    public List<Contact> contactsOf(Customer customer) {
        return contacts.findByCustomerKey(customer.key()).stream()
                .map(row -> new Contact(row.name(), new EmailAddress(row.email())))
                .toList();
    }

    @Override
    public Customer add(String name) {
        String suggested = Customer.suggestKey(name);
        String base = suggested.isEmpty() ? KEY_WITHOUT_LETTERS : suggested;
        String key = Stream.concat(
                        Stream.of(base), IntStream.iterate(2, n -> n + 1).mapToObj(n -> base + "-" + n))
                .filter(candidate -> !customers.existsById(candidate))
                .findFirst()
                .orElseThrow();
        CustomerRow row = new CustomerRow(key, name, Customer.comparable(name), null);
        return DatabaseErrors.onDuplicate(
                        ConcurrentInput.registration(FormField.CUSTOMER_NAME), () -> customers.save(row))
                .customer();
    }

    @Override
    public void putContact(Customer customer, Contact contact) {
        Integer version = contacts.findById(contact.email().value())
                .map(ContactRow::version)
                .orElse(null);
        ContactRow row = new ContactRow(contact.email().value(), contact.name(), customer.key(), version);
        DatabaseErrors.onDuplicate(
                ConcurrentInput.registration(FormField.CONTACT_EMAIL),
                () -> DatabaseErrors.onConflict(
                        () -> ConcurrentChangeException.of(contact.email(), customer.name()),
                        () -> contacts.save(row)));
    }

    @Override
    public void removeContact(Customer customer, EmailAddress email) {
        contacts.findById(email.value())
                .filter(row -> row.customerKey().equals(customer.key()))
                .ifPresent(row ->
                        DatabaseErrors.onConflict(() -> ConcurrentChangeException.of(email, customer.name()), () -> {
                            contacts.delete(row);
                            return row;
                        }));
    }

    @Table("customer")
    record CustomerRow(@Id String customerKey, String name, String comparableName, @Version Integer version) {

        Customer customer() {
            return new Customer(customerKey, name);
        }
    }

    @Table("contact")
    record ContactRow(@Id String email, String name, String customerKey, @Version Integer version) {}

    interface CustomerRows extends ListCrudRepository<CustomerRow, String> {

        @Query("select * from customer where comparable_name = :comparableName")
        Optional<CustomerRow> findByComparableName(String comparableName);

        @Lock(LockMode.PESSIMISTIC_WRITE)
        Optional<CustomerRow> findByCustomerKey(String customerKey);
    }

    interface ContactRows extends ListCrudRepository<ContactRow, String> {

        @Query("select * from contact where customer_key = :customerKey order by email")
        List<ContactRow> findByCustomerKey(String customerKey);
    }
}
