package org.serviceexchange.onboarding.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

@Configuration(proxyBeanMethods = false)
// the repositories stand inside the class that needs them, next to the rows they read
@EnableJdbcRepositories(considerNestedRepositories = true)
class PersistenceConfiguration extends AbstractJdbcConfiguration {

    @Bean
    @Override
    public JdbcMappingContext jdbcMappingContext(
            Optional<NamingStrategy> namingStrategy,
            JdbcCustomConversions customConversions,
            RelationalManagedTypes managedTypes) {
        JdbcMappingContext context = super.jdbcMappingContext(namingStrategy, customConversions, managedTypes);
        // H2 writes unquoted names in capitals, PostgreSQL in small letters: only without quotes one script fits both
        context.setForceQuote(false);
        return context;
    }

    /** Columns are named after the values they store, but "by" is a word of SQL. */
    @Bean
    NamingStrategy namingStrategy() {
        return new NamingStrategy() {
            @Override
            public String getColumnName(RelationalPersistentProperty property) {
                return property.getName().equals("by") ? "by_whom" : NamingStrategy.super.getColumnName(property);
            }
        };
    }

    @Override
    protected List<?> userConverters() {
        return List.of(
                new TextConverter<>(EmailAddress.class, EmailAddress::value, EmailAddress::new),
                new TextConverter<>(InstanceHost.class, InstanceHost::value, InstanceHost::new),
                new TextConverter<>(InstanceId.class, InstanceId::value, InstanceId::new));
    }

    /** Stores a value of the domain as a text, and reads it again. */
    private record TextConverter<T>(Class<T> type, Function<T, String> text, Function<String, T> value)
            implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(type, String.class), new ConvertiblePair(String.class, type));
        }

        @Override
        public Object convert(Object source, TypeDescriptor from, TypeDescriptor to) {
            if (source == null) {
                return null;
            }
            return type.isInstance(source) ? text.apply(type.cast(source)) : value.apply((String) source);
        }
    }
}
