package org.serviceexchange.onboarding.domain.customer;

/** One party's ServiceNow instance, as the other party has to enter it. */
public record ServiceNowInstance(InstanceHost host, InstanceId id) {

    public ServiceNowInstance at(InstanceHost other) {
        return new ServiceNowInstance(other, id);
    }
}
