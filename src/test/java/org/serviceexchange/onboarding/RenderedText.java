package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;

/** Reads what people typed back from where it is shown. */
public final class RenderedText {

    private static final String TASK_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private RenderedText() {}

    /** As Tasklist's form renders it: Markdown in which HTML is allowed. */
    public static Document markdown(String text) {
        return Jsoup.parse(
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(text)));
    }

    /** Each of these stands there as it was typed. */
    static void shows(String where, Document page, Collection<String> texts) {
        String shown = page.wholeText();
        for (String text : texts) {
            assertThat(shown).as(where).contains(text);
        }
    }

    /** Everything of a page but its words. */
    static String structure(Document page) {
        StringBuilder structure = new StringBuilder();
        page.getAllElements().forEach(element -> {
            structure.append(element.tagName());
            for (Attribute attribute : element.attributes()) {
                // numbers and names differ from one onboarding to the next, addresses and scripts mustn't
                structure.append(' ').append(attribute.getKey());
                if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
                    structure
                            .append('=')
                            .append(attribute
                                    .getValue()
                                    .replaceAll(TASK_ID, "0")
                                    .replaceAll("/status/.*", "/status/0")
                                    .replaceAll("\\d+", "0"));
                }
            }
            structure.append('\n');
        });
        return structure.toString();
    }
}
