package org.serviceexchange.onboarding.persistence;

import java.util.Set;
import java.util.function.Function;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Stores a value of the domain as a text, and reads it again. */
record TextConverter<T>(Class<T> type, Function<T, String> text, Function<String, T> value)
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
