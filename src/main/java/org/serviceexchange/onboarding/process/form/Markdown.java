package org.serviceexchange.onboarding.process.form;

import java.util.regex.Pattern;

/** Escapes input for Markdown. A form shows it as typed, never as a link, an image or a heading. */
public final class Markdown {

    private static final Pattern MAY_MEAN_SOMETHING = Pattern.compile("[^\\p{L}\\p{N} \\n]");
    // four leading blanks would start a code block
    private static final Pattern LEADING_BLANKS = Pattern.compile("(?m)^ +");

    private Markdown() {}

    /** Returns character references, which Markdown shows as the characters; line breaks are kept. */
    public static String literal(String text) {
        String harmless = MAY_MEAN_SOMETHING.matcher(text).replaceAll(match -> "&#%d;"
                .formatted(match.group().codePointAt(0)));
        return LEADING_BLANKS.matcher(harmless).replaceAll("").replace("\n", "<br>");
    }

    /** A link to a page of the application in a new window, so that a partly filled form stays open. */
    public static String link(String text, String ownUrl) {
        return "<a href=\"%s\" target=\"_blank\">%s</a>".formatted(ownUrl, literal(text));
    }
}
