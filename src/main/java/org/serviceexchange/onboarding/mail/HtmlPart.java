package org.serviceexchange.onboarding.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders a mail as HTML, with tables and inline styles: mail programs understand these best. */
final class HtmlPart implements NodeRenderer {

    private static final String NOTE_BOX = "border-left:4px solid #0b6a66;background-color:#f1f7f7;";
    private static final String PROBLEM_BOX = "border-left:4px solid #b4532a;background-color:#fbf3ef;";

    private static final String BUTTON = "margin:24px 0 8px;";
    // Outlook for Windows renders with Word: it ignores the padding of a link and needs a width for the cell
    private static final String BUTTON_WIDTH = "240";
    private static final String BUTTON_CELL =
            "width:240px;padding:12px 16px;border-radius:8px;" + "background-color:#0b6a66;text-align:center;";
    private static final String BUTTON_LINK = "display:block;color:#ffffff;font-weight:600;text-decoration:none;";
    private static final String STEP_NUMBER = "width:28px;height:28px;line-height:28px;border-radius:14px;"
            + "background-color:#d8efed;color:#0a5a57;font-size:14px;font-weight:600;text-align:center;";
    private static final String FACTS = "margin:18px 0;padding:6px 0;border:1px solid #dbe5e6;border-radius:8px;"
            + "background-color:#f8fbfb;font-size:15px;";
    private static final String FACT_NAME = "padding:8px 8px 8px 16px;color:#4d666d;font-weight:400;";
    private static final String FACT_VALUE = "padding:8px 16px 8px 0;font-weight:600;word-break:break-word;";
    // to be copied into another screen
    private static final String EXACT_VALUE =
            "padding:8px 16px 8px 0;font-family:Consolas,Menlo,monospace;font-size:14px;"
                    + "font-weight:600;word-break:break-all;";

    private static final Map<String, String> STYLES = Map.of(
            "h1", "margin:0 0 18px;font-size:24px;line-height:1.3;font-weight:600;color:#123c46;",
            "h2", "margin:28px 0 10px;font-size:17px;line-height:1.35;font-weight:600;color:#123c46;",
            "ul", "margin:0;padding-left:22px;",
            "li", "padding:3px 0;",
            "a", "color:#0b6a66;word-break:break-word;");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final String box;

    private HtmlPart(HtmlNodeRendererContext context, String box) {
        this.context = context;
        this.html = context.getWriter();
        this.box = box;
    }

    /** @param problem whether the mail is about a problem, which its boxes show by their colour */
    static HtmlRenderer renderer(boolean problem) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .softbreak(" ")
                .attributeProviderFactory(attributes -> HtmlPart::style)
                .nodeRendererFactory(context -> new HtmlPart(context, problem ? PROBLEM_BOX : NOTE_BOX))
                .build();
    }

    private static void style(Node node, String tag, Map<String, String> attributes) {
        if (STYLES.containsKey(tag)) {
            attributes.put("style", STYLES.get(tag));
        }
        if (node instanceof Link) {
            attributes.put("target", "_blank");
        }
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Paragraph.class, BlockQuote.class, OrderedList.class, TableBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (node instanceof BlockQuote) {
            if (node.getFirstChild() != null) {
                element("div", "margin:0;padding:12px 18px;%sborder-radius:0 8px 8px 0;".formatted(box), node);
            }
        } else if (node instanceof OrderedList list) {
            steps(list);
        } else {
            facts((TableBlock) node);
        }
    }

    private void paragraph(Paragraph paragraph) {
        Link button = MailNodes.button(paragraph);
        if (button != null) {
            button(button);
        } else if (paragraph.getParent() instanceof ListItem || paragraph.getParent() instanceof BlockQuote) {
            children(paragraph);
        } else if (paragraph.getLastChild() instanceof Link link && MailNodes.isBare(link)) {
            element("p", "margin:12px 0 0;font-size:14px;", paragraph);
        } else {
            element("p", null, paragraph);
        }
    }

    private void button(Link link) {
        open("table", "role", "presentation", "cellpadding", "0", "cellspacing", "0", "border", "0", "style", BUTTON);
        open("tr");
        open("td", "width", BUTTON_WIDTH, "align", "center", "bgcolor", "#0b6a66", "style", BUTTON_CELL);
        open("a", "href", link.getDestination(), "target", "_blank", "style", BUTTON_LINK);
        children(link);
        close("a", "td", "tr", "table");
    }

    private void steps(OrderedList list) {
        open("table", "role", "presentation", "width", "100%", "cellpadding", "0", "cellspacing", "0", "border", "0");
        int number = 1;
        for (Node item : MailNodes.children(list)) {
            open("tr");
            open("td", "width", "40", "valign", "top", "style", "padding:8px 0;");
            open("div", "style", STEP_NUMBER);
            html.text(String.valueOf(number++));
            close("div", "td");
            open("td", "valign", "top", "style", "padding:9px 0 8px;");
            children(item);
            close("td", "tr");
        }
        close("table");
    }

    private void facts(TableBlock table) {
        open("table", "width", "100%", "cellpadding", "0", "cellspacing", "0", "border", "0", "style", FACTS);
        MailNodes.rows(table).forEach(this::fact);
        close("table");
    }

    private void fact(MailNodes.Row row) {
        open("tr");
        open("th", "scope", "row", "align", "left", "valign", "top", "width", "150", "style", FACT_NAME);
        children(row.name());
        close("th");
        if (row.value().getFirstChild() instanceof Code exact) {
            open("td", "valign", "top", "style", EXACT_VALUE);
            html.text(exact.getLiteral());
        } else {
            open("td", "valign", "top", "style", FACT_VALUE);
            children(row.value());
        }
        close("td", "tr");
    }

    private void element(String tag, String style, Node node) {
        if (style == null) {
            open(tag);
        } else {
            open(tag, "style", style);
        }
        children(node);
        close(tag);
    }

    private void open(String tag, String... attributes) {
        Map<String, String> inOrder = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            inOrder.put(attributes[i], attributes[i + 1]);
        }
        html.tag(tag, inOrder);
    }

    private void close(String... tags) {
        for (String tag : tags) {
            html.tag("/" + tag);
        }
        html.line();
    }

    private void children(Node parent) {
        MailNodes.children(parent).forEach(context::render);
    }
}
