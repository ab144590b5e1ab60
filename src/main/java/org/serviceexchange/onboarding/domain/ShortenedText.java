package org.serviceexchange.onboarding.domain;

/** Text that is too long for its place. It ends in an ellipsis, and no character of two units is cut in half. */
public final class ShortenedText {

    private ShortenedText() {}

    /**
     * @param most UTF-16 units, with the ellipsis; at least 2
     * @return the text itself if it is no longer
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end).strip() + "…";
    }
}
