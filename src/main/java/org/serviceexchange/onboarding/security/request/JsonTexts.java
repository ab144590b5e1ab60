package org.serviceexchange.onboarding.security.request;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Texts of any language in JSON that is put together by hand. */
public final class JsonTexts {

    private JsonTexts() {}

    /** What stands between the quotation marks. */
    public static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
