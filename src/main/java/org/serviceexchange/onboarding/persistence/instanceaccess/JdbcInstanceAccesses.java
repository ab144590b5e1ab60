package org.serviceexchange.onboarding.persistence.instanceaccess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.UnreadableSecretException;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTest;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

/** Keeps the secrets encrypted. What was encrypted with the previous key is encrypted again at the start, or when it is used. */
@Repository
@EnableConfigurationProperties(SecretsProperties.class)
class JdbcInstanceAccesses implements InstanceAccesses, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInstanceAccesses.class);

    private final AccessRows rows;
    private final LineRows lines;
    private final SecretCipher cipher;
    private final SecretCipher previous;

    JdbcInstanceAccesses(AccessRows rows, LineRows lines, SecretsProperties keys) {
        this.rows = rows;
        this.lines = lines;
        this.cipher = cipher(keys.key());
        this.previous = cipher(keys.previousKey());
    }

    private static SecretCipher cipher(String key) {
        return key == null ? null : new SecretCipher(SecretsProperties.bytes(key));
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!canKeepSecrets()) {
            return;
        }
        for (AccessRow row : rows.findByOtherKeys(cipher.id())) {
            try {
                credentials(row);
            } catch (UnreadableSecretException e) {
                LOG.warn(e.getMessage());
            }
        }
    }

    @Override
    public boolean canKeepSecrets() {
        return cipher != null;
    }

    @Override
    public Optional<InstanceAccess> of(OnboardingNumber onboarding) {
        return rows.findById(onboarding.value()).map(AccessRow::access);
    }

    @Override
    public InstanceCredentials credentials(InstanceAccess access) {
        return rows.findById(access.onboarding().value())
                .map(this::credentials)
                .orElseThrow(() -> new UnreadableSecretException(access.onboarding(), null));
    }

    private InstanceCredentials credentials(AccessRow row) {
        SecretCipher reader = row.isEncryptedWith(cipher) ? cipher : row.isEncryptedWith(previous) ? previous : null;
        if (reader == null) {
            throw new UnreadableSecretException(row.access().onboarding(), null);
        }
        try {
            InstanceCredentials credentials = row.credentials(reader);
            if (reader != cipher) {
                rows.save(row.encrypted(credentials, cipher));
            }
            return credentials;
        } catch (AEADBadTagException e) {
            throw new UnreadableSecretException(row.access().onboarding(), e);
        }
    }

    @Override
    public void save(InstanceAccess access, InstanceCredentials credentials) {
        remove(access.onboarding());
        rows.save(AccessRow.of(access).encrypted(credentials, cipher));
    }

    @Override
    public boolean remove(OnboardingNumber onboarding) {
        return rows.remove(onboarding.value()) > 0;
    }

    @Override
    public Optional<AccessTest> lastTest(OnboardingNumber onboarding) {
        return rows.findById(onboarding.value())
                .map(AccessRow::testedAt)
                .map(at -> new AccessTest(
                        at,
                        lines.findByOnboardingOrderById(onboarding.value()).stream()
                                .map(LineRow::line)
                                .toList()));
    }

    @Override
    public void saveTest(InstanceAccess tested, AccessTest test) {
        String onboarding = tested.onboarding().value();
        if (rows.tested(onboarding, tested.at(), test.at()) == 0) {
            return;
        }
        lines.remove(onboarding);
        lines.saveAll(test.lines().stream()
                .map(line -> new LineRow(null, onboarding, line))
                .toList());
    }

    /** @param version null before it is stored */
    @Table("instance_access")
    record AccessRow(
            @Id String onboarding,
            String instance,
            AccessMethod method,
            String by,
            Instant at,
            @Embedded.Nullable EncryptedRow encrypted,
            Instant testedAt,
            @Version Integer version) {

        /** @param keyId of the key that they are encrypted with */
        record EncryptedRow(String keyId, byte[] clientId, byte[] secret) {}

        static AccessRow of(InstanceAccess access) {
            return new AccessRow(
                    access.onboarding().value(),
                    access.instance(),
                    access.method(),
                    access.by(),
                    access.at(),
                    null,
                    null,
                    null);
        }

        InstanceAccess access() {
            return new InstanceAccess(new OnboardingNumber(onboarding), instance, method, by, at);
        }

        boolean isEncryptedWith(SecretCipher one) {
            return one != null && encrypted != null && one.id().equals(encrypted.keyId);
        }

        AccessRow encrypted(InstanceCredentials credentials, SecretCipher with) {
            return new AccessRow(
                    onboarding,
                    instance,
                    method,
                    by,
                    at,
                    new EncryptedRow(
                            with.id(),
                            credentials.clientId() == null
                                    ? null
                                    : with.encrypt(credentials.clientId(), place("client_id")),
                            with.encrypt(credentials.secret(), place("secret"))),
                    testedAt,
                    version);
        }

        InstanceCredentials credentials(SecretCipher with) throws AEADBadTagException {
            return new InstanceCredentials(
                    method,
                    encrypted.clientId == null ? null : with.decrypt(encrypted.clientId, place("client_id")),
                    with.decrypt(encrypted.secret, place("secret")));
        }

        /** So that a value works in its own row only, for its own instance. */
        private String place(String field) {
            return String.join("\n", "instance_access", onboarding, instance, method.name(), field);
        }

        /** Without the secrets, encrypted or not. */
        @Override
        public String toString() {
            return access().toString();
        }
    }

    @Table("instance_access_line")
    record LineRow(@Id Long id, String onboarding, @Embedded.Nullable AccessTestLine line) {}

    interface AccessRows extends ListCrudRepository<AccessRow, String> {

        @Query("select * from instance_access where key_id <> :keyId")
        List<AccessRow> findByOtherKeys(String keyId);

        @Modifying
        @Query("delete from instance_access where onboarding = :onboarding")
        int remove(String onboarding);

        @Modifying
        @Query("update instance_access set tested_at = :testedAt where onboarding = :onboarding and at = :givenAt")
        int tested(String onboarding, Instant givenAt, Instant testedAt);
    }

    interface LineRows extends ListCrudRepository<LineRow, Long> {

        List<LineRow> findByOnboardingOrderById(String onboarding);

        @Modifying
        @Query("delete from instance_access_line where onboarding = :onboarding")
        void remove(String onboarding);
    }
}
