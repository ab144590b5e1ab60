package org.serviceexchange.onboarding.outgoing;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.HttpClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** Makes requests to what may be called, and to nothing else. */
class AllowlistRequestFactory extends HttpComponentsClientHttpRequestFactory {

    private final ListedInstanceAddresses listed;

    AllowlistRequestFactory(HttpClient client, ListedInstanceAddresses listed) {
        super(client);
        this.listed = listed;
    }

    /** @throws BlockedCallException when the address is not one that may be called */
    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        if (!listed.include(uri)) {
            throw new BlockedCallException(
                    "Only {instance}.service-now.com, .servicenowservices.com and .servicenowcloud.com over https, and"
                            + " the hosts listed in onboarding.outgoing.instances are called, and this is neither.");
        }
        return super.createRequest(uri, method);
    }
}
