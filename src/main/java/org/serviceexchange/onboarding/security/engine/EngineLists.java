package org.serviceexchange.onboarding.security.engine;

import java.util.ArrayList;
import java.util.List;

/** The engine's configuration has lists that may be missing, and that other plug-ins may have filled. */
final class EngineLists {

    private EngineLists() {}

    @SafeVarargs
    static <T> List<T> with(List<T> present, T... more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.addAll(List.of(more));
        return all;
    }
}
