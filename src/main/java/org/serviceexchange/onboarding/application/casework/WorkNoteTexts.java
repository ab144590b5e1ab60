package org.serviceexchange.onboarding.application.casework;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Registration;

/** The words of a registration case that agents and provider admins work from. */
final class WorkNoteTexts {

    private WorkNoteTexts() {}

    static String description(Onboarding onboarding) {
        String replicationSet = onboarding.registration().details().replicationSet();
        return Sentence.of(
                        "workNote.description",
                        onboarding.customer().name(),
                        onboarding.number(),
                        onboarding.contact().name(),
                        onboarding.contact().email(),
                        onboarding.instance().host().url(),
                        onboarding.instance().id(),
                        onboarding.environment().label(),
                        replicationSet == null ? "-" : replicationSet)
                .toString();
    }

    static String registered(Onboarding onboarding) {
        Registration.Details details = onboarding.registration().details();
        return Sentence.of(
                        "workNote.registered",
                        details.registeredBy(),
                        onboarding.customer().name(),
                        onboarding.customer().group(),
                        description(onboarding),
                        details.note().isEmpty() ? Sentence.of("workNote.noNote") : details.note())
                .toString();
    }

    static String instructionsSent(Onboarding onboarding, List<Sentence> instructions) {
        return Sentence.of(
                        "workNote.told",
                        onboarding.contact().name(),
                        onboarding.contact().email(),
                        IntStream.range(0, instructions.size())
                                .mapToObj(i -> "%d. %s".formatted(i + 1, instructions.get(i)))
                                .collect(Collectors.joining("\n")))
                .toString();
    }

    static String next(String recordLink) {
        return Sentence.of("workNote.next", recordLink).toString();
    }

    static String subscriptionPending(String subscriptionNumber, String link) {
        return Sentence.of("workNote.subscriptionPending", subscriptionNumber, link)
                .toString();
    }
}
