package org.serviceexchange.onboarding;

import java.util.Locale;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class OnboardingApplication {

    public static void main(String[] args) {
        // Neither the engine's timestamps nor ours carry a zone: every node has to mean the same one.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // Numbers, ids, keys and table names: in Turkish "ID" is not the upper case of "id", and Arabic has digits of
        // its own.
        Locale.setDefault(Locale.ENGLISH);
        SpringApplication.run(OnboardingApplication.class, args);
    }
}
