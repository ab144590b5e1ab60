package org.serviceexchange.onboarding.security.oidc;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Microsoft Entra ID has one issuer for each tenant, and addresses that serve every tenant. The metadata behind such an
 * address names a template as the issuer. Each token then has the issuer of its own tenant.
 */
final class EntraIssuer {

    static final String TENANT_CLAIM = "tid";

    private static final String TEMPLATE = "{tenantid}";
    private static final Set<String> EVERY_TENANT = Set.of("common", "organizations", "consumers");
    private static final Pattern ADDRESS = Pattern.compile(
            "https://login\\.(?:microsoftonline\\.(?:com|us)|partner\\.microsoftonline\\.cn)/([^/]+)(/v2\\.0)?/?");
    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private EntraIssuer() {}

    /** @param issuer may be null */
    static boolean isOfManyTenants(String issuer) {
        Matcher address = ADDRESS.matcher(String.valueOf(issuer));
        return address.matches() && EVERY_TENANT.contains(address.group(1).toLowerCase(Locale.ROOT));
    }

    /** Without it the metadata names another issuer. */
    static boolean lacksVersion(String issuer) {
        Matcher address = ADDRESS.matcher(String.valueOf(issuer));
        return address.matches() && (address.group(2) == null || issuer.endsWith("/"));
    }

    static boolean isMetadata(String issuer) {
        return issuer != null && issuer.contains("/.well-known/");
    }

    static boolean isTenant(String text) {
        return TENANT.matcher(text).matches();
    }

    static boolean isTemplate(String issuer) {
        return issuer.contains(TEMPLATE);
    }

    /** Whether a token is from the tenant that it names, and this tenant may sign in. */
    static boolean matches(String template, String issuer, String tenant, Map<String, ?> tenants) {
        return tenant != null
                && tenants.containsKey(tenant)
                && template.replace(TEMPLATE, tenant).equals(issuer);
    }
}
