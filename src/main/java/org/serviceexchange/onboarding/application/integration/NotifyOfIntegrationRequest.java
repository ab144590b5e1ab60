package org.serviceexchange.onboarding.application.integration;

import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIntegrationRequest;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.springframework.stereotype.Service;

/** Notifies one party by mail about a request to pause, resume or end the integration; once for each request. */
@Service
public class NotifyOfIntegrationRequest {

    private final IntegrationRequests requests;
    private final SendNotification sendNotification;

    NotifyOfIntegrationRequest(IntegrationRequests requests, SendNotification sendNotification) {
        this.requests = requests;
        this.sendNotification = sendNotification;
    }

    public void askingParty(long requestId, NotificationKind kind) {
        IntegrationRequest request = requests.get(requestId);
        sendNotification.send(new OfIntegrationRequest(request, kind, request.askedBy()));
    }

    public void otherParty(long requestId, NotificationKind kind) {
        IntegrationRequest request = requests.get(requestId);
        sendNotification.send(new OfIntegrationRequest(request, kind, request.otherParty()));
    }
}
