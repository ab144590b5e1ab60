package org.serviceexchange.onboarding.benchmark;

import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Camunda's starters for web apps and REST with H2 in a file, as their documentation has it. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class BareStarter {

    /** Libraries of the application and its tests that the starters do not need, and that would configure themselves. */
    static final Pattern NOT_NEEDED = Pattern.compile(
            ".*/(spring-security|spring-data|flyway|springdoc|swagger|spring-boot-(starter-)?(actuator|test|security|oauth2"
                    + "|thymeleaf|mail|data|cache)|thymeleaf|jakarta\\.mail|angus|resilience4j|caffeine|postgresql"
                    + "|greenmail|playwright|archunit|mockito)[^/]*");

    public static void main(String[] arguments) {
        SpringApplication.run(BareStarter.class, arguments);
    }
}
