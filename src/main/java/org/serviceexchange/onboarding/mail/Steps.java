package org.serviceexchange.onboarding.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.notification.LetterFacts;

/** The instructions, cut where an address stands, so that the HTML can make a link of it. */
final class Steps {

    private Steps() {}

    /** Makes links of the addresses that we wrote into the steps ourselves, and of no others. */
    static List<List<Piece>> of(LetterFacts facts) {
        Pattern ours = Pattern.compile(Stream.of(
                        facts.tasklistLink(),
                        facts.subscriptionLink(),
                        facts.recordLink(),
                        facts.onboarding().instance().name().url(),
                        facts.provider().instance().name().url())
                .filter(Objects::nonNull)
                .map(link -> Pattern.quote(link) + "(?![\\w/:@-]|\\.\\w)")
                .collect(Collectors.joining("|")));
        return facts.instructions().stream().map(step -> cut(step, ours)).toList();
    }

    private static List<Piece> cut(String step, Pattern links) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = links.matcher(step);
        int end = 0;
        while (link.find()) {
            pieces.add(new Piece(step.substring(end, link.start()), null));
            pieces.add(new Piece(link.group(), link.group()));
            end = link.end();
        }
        pieces.add(new Piece(step.substring(end), null));
        return pieces;
    }

    /**
     * A piece of a step.
     *
     * @param href null where it is no link
     */
    record Piece(String text, String href) {}
}
