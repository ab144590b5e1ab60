package org.serviceexchange.onboarding.domain.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.PastedText;

/**
 * The host of a ServiceNow instance, {@code acme.service-now.com}: it is linked, compared and called as it is kept. A host
 * that the operator lists may have a port.
 */
public record InstanceHost(String value) {

    /** Characters of an address that people enter, as in the forms. */
    public static final int MAX_ENTERED = 255;

    private static final String DEFAULT_DOMAIN = ".service-now.com";

    // the second is for the US government, the third for regulated markets
    private static final Set<String> DOMAINS =
            Set.of(DEFAULT_DOMAIN, ".servicenowservices.com", ".servicenowcloud.com");

    // "xn--" and its kind would be a name in another script
    private static final String LABEL = "(?!..--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    // www is a prefix and no instance
    private static final Pattern NAME = Pattern.compile("(?!www$)" + LABEL);

    // the last label begins with a letter: what may be an address in any spelling is no name
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,253}(:|$))(" + LABEL + "\\.)*(?=[a-z])" + LABEL + "(:[1-9]\\d{0,4})?");

    /** @throws IllegalArgumentException when the text is not a host */
    public InstanceHost {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not the host of an instance".formatted(value));
        }
    }

    /** The host of the instance with this name where ServiceNow has most of them. */
    public static InstanceHost ofName(String name) {
        return new InstanceHost(name + DEFAULT_DOMAIN);
    }

    /** Takes a whole address: people copy it from the browser. A name alone stands for {@code {name}.service-now.com}. */
    public static Optional<InstanceHost> parse(String text) {
        String host = PastedText.identifier(text)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("\\.$", "");
        String bare = host.startsWith("www.") ? host.substring("www.".length()) : host;
        if (bare.matches(LABEL)) {
            return Optional.of(ofName(bare));
        }
        return Optional.of(isOfServiceNow(bare) ? bare : host)
                .filter(one -> FORM.matcher(one).matches())
                .map(InstanceHost::new);
    }

    /** Whether ServiceNow gives hosts of this kind to instances: {@code {name}.service-now.com} and its siblings. */
    public static boolean isOfServiceNow(String host) {
        int dot = host.indexOf('.');
        return dot > 0
                && DOMAINS.contains(host.substring(dot))
                && NAME.matcher(host.substring(0, dot)).matches();
    }

    /** Where the instance has no host of its own but the one that its name implies, that name. */
    public Optional<String> impliedBy() {
        return isOfServiceNow(value) && value.endsWith(DEFAULT_DOMAIN) ? Optional.of(name()) : Optional.empty();
    }

    /** What stands before the first dot; the instance's name where the host is one of ServiceNow's. */
    public String name() {
        return value.replaceFirst("[.:].*$", "");
    }

    public String url() {
        return "https://" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
