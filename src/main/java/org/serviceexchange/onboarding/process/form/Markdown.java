package org.serviceexchange.onboarding.process.form;

import java.util.regex.Pattern;

/** Text from people is data: it must look in a form as it was typed, and never become a link, a picture or a heading. */
final class Markdown {

    private static final Pattern MAY_MEAN_SOMETHING = Pattern.compile("[^\\p{L}\\p{N} \\n]");
    // four blanks at the start of a line would make it a block of code
    private static final Pattern LEADING_BLANKS = Pattern.compile("(?m)^ +");

    private Markdown() {}

    /** As character references, which Markdown shows as they are; line breaks stay line breaks. */
    static String literal(String text) {
        String harmless = MAY_MEAN_SOMETHING.matcher(text).replaceAll(match -> "&#%d;"
                .formatted(match.group().codePointAt(0)));
        return LEADING_BLANKS.matcher(harmless).replaceAll("").replace("\n", "<br>");
    }

    /** A link to a page of ours, in a window of its own: a half-filled form stays open beside it. */
    static String link(String text, String ownUrl) {
        return "<a href=\"%s\" target=\"_blank\">%s</a>".formatted(ownUrl, literal(text));
    }
}
