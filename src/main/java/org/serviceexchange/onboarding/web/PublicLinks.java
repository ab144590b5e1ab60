package org.serviceexchange.onboarding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The address that people know us by: builds links to our pages, and finds them again in texts. */
@Component
@EnableConfigurationProperties(WebProperties.class)
public class PublicLinks implements Links {

    private final String baseUrl;
    private final Pattern links;

    PublicLinks(WebProperties properties) {
        this.baseUrl = properties.baseUrl();
        // A path of ours, up to a character that ends an address. The full stop or bracket of the sentence around it
        // stays outside, and so does whatever only begins like us: another port, another host, a user before an @.
        this.links = Pattern.compile(
                Pattern.quote(baseUrl) + "(?![\\w.:@-])(?:[/?#][\\w/?#&=%.~:+,;!*()-]*)?(?<![.,;:!?)])");
    }

    @Override
    public String record(OnboardingNumber onboarding) {
        return "%s/onboardings/%s".formatted(baseUrl, onboarding);
    }

    @Override
    public String subscription(OnboardingNumber onboarding) {
        return record(onboarding) + "#subscription";
    }

    @Override
    public String registrationCase(OnboardingNumber onboarding) {
        return record(onboarding) + "#case";
    }

    @Override
    public String instanceAccess(OnboardingNumber onboarding) {
        return record(onboarding) + "/instance-access";
    }

    @Override
    public String tasklist() {
        return baseUrl + "/camunda/app/tasklist/default/";
    }

    @Override
    public String onboardings(String filter) {
        return baseUrl + "/onboardings" + (filter.isEmpty() ? "" : "?" + filter);
    }

    @Override
    public String settings() {
        return baseUrl + "/settings";
    }

    @Override
    public String digestRefusal(OneTimeToken token) {
        return "%s/digest-off/%s".formatted(baseUrl, token.value());
    }

    @Override
    public String setup() {
        return baseUrl + "/setup";
    }

    @Override
    public String task(String taskId) {
        return tasklist() + "#/?task=" + taskId;
    }

    @Override
    public String invitation(OneTimeToken token) {
        return "%s/invitation/%s".formatted(baseUrl, token.value());
    }

    @Override
    public String passwordReset(OneTimeToken token) {
        return "%s/password/%s".formatted(baseUrl, token.value());
    }

    @Override
    public String confirmation(OneTimeToken token) {
        return "%s/request/%s".formatted(baseUrl, token.value());
    }

    @Override
    public String status(OneTimeToken token) {
        return "%s/status/%s".formatted(baseUrl, token.value());
    }

    /** Cuts a text where an address of ours stands. No other address becomes a link: people may write into texts. */
    public List<Piece> linked(String text) {
        return linked(text, links);
    }

    /** Cuts a text where one of these addresses stands: the system put them there itself. */
    public static List<Piece> linked(String text, List<String> addresses) {
        return addresses.isEmpty()
                ? List.of(new Piece(text, null))
                : linked(
                        text,
                        Pattern.compile(addresses.stream().map(Pattern::quote).collect(Collectors.joining("|"))));
    }

    private static List<Piece> linked(String text, Pattern links) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = links.matcher(text);
        int end = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(end, link.start()), null));
            pieces.add(new Piece(link.group(), link.group()));
            end = link.end();
        }
        pieces.add(new Piece(text.substring(end), null));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /**
     * A piece of a text.
     *
     * @param href null where it is no link
     */
    public record Piece(String text, String href) {}
}
