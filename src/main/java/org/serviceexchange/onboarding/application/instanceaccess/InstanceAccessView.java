package org.serviceexchange.onboarding.application.instanceaccess;

import org.serviceexchange.onboarding.domain.instanceaccess.AccessTest;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationWatch;

/**
 * The access to a customer's instance, without its secrets.
 *
 * @param enabled   whether the operator lets customers give access
 * @param mayManage whether this viewer may give, test and withdraw it now
 * @param address   of the instance
 * @param access    null where none is given
 * @param outdated  whether there is access to an instance that was registered before, which is not used
 * @param test      null where none was made
 * @param watch     how the replication set was last seen; null before it was looked at
 */
public record InstanceAccessView(
        boolean enabled,
        boolean mayManage,
        String address,
        InstanceAccess access,
        boolean outdated,
        AccessTest test,
        ReplicationWatch watch) {}
