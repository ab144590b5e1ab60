package org.serviceexchange.onboarding.security.engine;

import java.util.ArrayList;
import java.util.List;

/** Lists of the engine's configuration may be null, or contain entries of other plug-ins. */
final class EngineLists {

    private EngineLists() {}

    @SafeVarargs
    static <T> List<T> with(List<T> present, T... more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.addAll(List.of(more));
        return all;
    }
}
