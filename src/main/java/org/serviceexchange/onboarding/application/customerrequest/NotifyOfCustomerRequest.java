package org.serviceexchange.onboarding.application.customerrequest;

import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.application.port.notification.CustomerRequestMailModel.Kind;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails the provider that a request waits, and its author what became of it. */
@Service
public class NotifyOfCustomerRequest {

    private final CustomerRequests requests;
    private final Onboardings onboardings;
    private final CustomerRequestMails mails;
    private final Links links;

    NotifyOfCustomerRequest(
            CustomerRequests requests, Onboardings onboardings, CustomerRequestMails mails, Links links) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.mails = mails;
        this.links = links;
    }

    /** @throws RuntimeException when no provider admin has the mail; another attempt may follow */
    @Transactional(readOnly = true)
    public void announce(String number) {
        mails.send(Kind.RECEIVED, requests.get(number), null, links.tasklist());
    }

    /**
     * Tells the provider once more that the request waits, if it does.
     *
     * @param occasion the same for each attempt to send this reminder, and for no other one
     * @throws RuntimeException when no provider admin has the mail; another attempt may follow
     */
    @Transactional(readOnly = true)
    public void remind(String number, String occasion) {
        CustomerRequest request = requests.get(number);
        if (request.answer() == null) {
            mails.remind(request, occasion, links.tasklist());
        }
    }

    /**
     * A registered author who is the contact gets the mails of the onboarding, and none here.
     *
     * @throws RuntimeException when the author does not have the mail; another attempt may follow
     */
    @Transactional(readOnly = true)
    public void answer(String number) {
        CustomerRequest request = requests.get(number);
        OnboardingNumber onboarding = request.answer().onboarding();
        switch (request.answer().outcome()) {
            case REGISTERED -> {
                if (!isContact(request, onboarding)) {
                    mails.send(Kind.REGISTERED, request, null, null);
                }
            }
            case DECLINED -> mails.send(Kind.DECLINED, request, null, null);
            case EXPIRED -> mails.send(Kind.EXPIRED, request, null, null);
            case KNOWN -> mails.send(Kind.KNOWN, request, null, onboarding == null ? null : links.record(onboarding));
        }
    }

    private boolean isContact(CustomerRequest request, OnboardingNumber onboarding) {
        return onboardings
                .get(onboarding)
                .contact()
                .email()
                .equals(request.details().contact().email());
    }
}
