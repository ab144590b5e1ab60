package org.serviceexchange.onboarding.application.instanceaccess;

import java.time.Duration;

/** @param every how long after a check of a replication set the next one follows */
public record ReplicationWatchInterval(Duration every) {}
