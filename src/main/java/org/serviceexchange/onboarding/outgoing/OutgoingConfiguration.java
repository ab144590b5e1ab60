package org.serviceexchange.onboarding.outgoing;

import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The guard for every outgoing call. Every {@code RestClient.Builder} that Spring Boot hands out sends its requests
 * through it, so no adapter can forget it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutgoingProperties.class)
class OutgoingConfiguration {

    private static final int CONNECTIONS = 100;
    private static final int CONNECTIONS_TO_ONE_HOST = 10;
    // characters of one header line, and header lines
    private static final int MAX_LINE = 16_384;
    private static final int MAX_HEADERS = 200;
    // after this time the next call opens a new connection, and its address is looked up and checked again
    private static final TimeValue LIFE_OF_A_CONNECTION = TimeValue.ofMinutes(1);

    @Bean
    HostLookup lookup() {
        return InetAddress::getAllByName;
    }

    @Bean
    ClientHttpRequestFactoryBuilder<AllowlistRequestFactory> guardedRequests(
            CloseableHttpClient guardedClient, ListedInstanceAddresses listed) {
        AllowlistRequestFactory requests = new AllowlistRequestFactory(guardedClient, listed);
        return settings -> requests;
    }

    @Bean
    CloseableHttpClient guardedClient(
            OutgoingProperties properties,
            SafeDnsResolver addresses,
            CallDeadlineInterceptor wholeCall,
            SslBundles bundles) {
        Timeout deadline = timeout(properties.deadline());
        Timeout connect = timeout(properties.connectTimeout());
        return HttpClients.custom()
                .setConnectionManager(connections(addresses, tls(properties, bundles), connect, deadline))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(deadline)
                        .build())
                .addExecInterceptorFirst("whole-call", wholeCall)
                .disableRedirectHandling()
                // whether a call may be made twice is for the caller to know
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("service-exchange-onboarding")
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            SafeDnsResolver addresses, SSLContext tls, Timeout connect, Timeout deadline) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_TO_ONE_HOST)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(deadline).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(deadline)
                        .setTimeToLive(LIFE_OF_A_CONNECTION)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .build())
                .build();
    }

    private static SSLContext tls(OutgoingProperties properties, SslBundles bundles) {
        return properties.sslBundle() == null
                ? SSLContexts.createDefault()
                : bundles.getBundle(properties.sslBundle()).createSslContext();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }
}
