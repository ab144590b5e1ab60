package org.serviceexchange.onboarding.application.integration;

import org.serviceexchange.onboarding.application.notification.News;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.springframework.stereotype.Service;

/** Tells one of the parties by mail about a request to pause, resume or end the integration; once for each request. */
@Service
public class TellOfRequest {

    private final IntegrationRequests requests;
    private final SendNotification sendNotification;

    TellOfRequest(IntegrationRequests requests, SendNotification sendNotification) {
        this.requests = requests;
        this.sendNotification = sendNotification;
    }

    /** @param news as it goes to either of the parties */
    public void askingParty(long requestId, NotificationKind news) {
        IntegrationRequest request = requests.get(requestId);
        sendNotification.send(News.of(request, news.to(request.askedBy())));
    }

    /** @param news as it goes to either of the parties */
    public void otherParty(long requestId, NotificationKind news) {
        IntegrationRequest request = requests.get(requestId);
        sendNotification.send(News.of(request, news.to(request.otherParty())));
    }
}
