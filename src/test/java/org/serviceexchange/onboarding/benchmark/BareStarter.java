package org.serviceexchange.onboarding.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Camunda's starters for web apps and REST with H2 in a file, as their documentation has it. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class BareStarter {

    /** What the application has on its classpath and the starters do not need. */
    static final String EXCLUDED = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration,"
            + "org.springdoc.core.configuration.SpringDocConfiguration,"
            + "org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration";

    public static void main(String[] arguments) {
        SpringApplication.run(BareStarter.class, arguments);
    }
}
