package org.serviceexchange.onboarding.application.port.setup;

import java.time.Instant;
import java.util.List;

/** The models that process designers deployed over those of the application. */
public interface DesignedModels {

    /**
     * A model of a designer that is in force, while the application contains another version of it.
     *
     * @param key        the id of the process, decision or form
     * @param version    the engine's number
     * @param deployment how its deployment is called; empty if it has no name
     */
    record DesignedModel(String key, int version, String deployment, Instant deployedAt) {}

    /** In the order of their keys. */
    List<DesignedModel> inForce();
}
