package org.serviceexchange.onboarding.application.account;

import java.util.Optional;
import java.util.regex.Pattern;

/** The page of this application that a person wanted before the sign-in; never an address elsewhere. */
public final class LocalPage {

    /** The parameter with the page, in addresses of the sign-in. */
    public static final String PARAMETER = "page";

    /** Characters. */
    private static final int MAX_LENGTH = 1000;

    // "//host" and "/\host" lead to another host
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\s\\p{Cntrl}]*");

    private LocalPage() {}

    /** The path and query if the text is a page here. */
    public static Optional<String> parse(String text) {
        return Optional.ofNullable(text)
                .filter(page ->
                        page.length() <= MAX_LENGTH && PATH.matcher(page).matches());
    }
}
