package org.serviceexchange.onboarding.web.brand;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The operator's name and logo, as the layout of the pages reads them. */
@Component
@EnableConfigurationProperties(BrandProperties.class)
public class Brand {

    private final String name;
    private final Logo logo;

    Brand(BrandProperties properties) {
        name = properties.name();
        logo = Logo.of(properties.logo());
    }

    public String getName() {
        return name;
    }

    Logo logo() {
        return logo;
    }
}
