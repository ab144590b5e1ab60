package org.serviceexchange.onboarding.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Renders a mail as plain text. The subject stands for the first heading. */
final class TextPart extends AbstractVisitor {

    private static final String INDENT = "   ";

    private final StringBuilder text = new StringBuilder();

    private TextPart() {}

    static String render(Node document) {
        TextPart part = new TextPart();
        document.accept(part);
        return part.text.toString().strip();
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() > 1) {
            text.append('\n').append(inline(heading).toUpperCase(Locale.ROOT)).append("\n\n");
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        Link button = MailNodes.button(paragraph);
        text.append(button == null ? inline(paragraph) : "%s: %s".formatted(inline(button), button.getDestination()))
                .append("\n\n");
    }

    @Override
    public void visit(BlockQuote quote) {
        if (quote.getFirstChild() != null) {
            text.append((INDENT + render(quote.getFirstChild())).replace("\n", "\n" + INDENT))
                    .append("\n\n");
        }
    }

    @Override
    public void visit(BulletList list) {
        items(list).forEach(item -> text.append(" - ").append(item).append('\n'));
        text.append('\n');
    }

    @Override
    public void visit(OrderedList list) {
        int number = 1;
        for (String item : items(list)) {
            text.append(number++).append(". ").append(item).append("\n\n");
        }
    }

    @Override
    public void visit(CustomBlock block) {
        List<MailNodes.Row> rows = MailNodes.rows((TableBlock) block);
        int width =
                rows.stream().mapToInt(row -> inline(row.name()).length()).max().orElse(0);
        for (MailNodes.Row row : rows) {
            text.append(INDENT)
                    .append((inline(row.name()) + ":" + " ".repeat(width)), 0, width + 1)
                    .append("  ")
                    .append(inline(row.value()))
                    .append('\n');
        }
        text.append('\n');
    }

    private static List<String> items(ListBlock list) {
        List<String> items = new ArrayList<>();
        for (Node item : MailNodes.children(list)) {
            items.add(MailNodes.children(item).stream().map(TextPart::render).collect(Collectors.joining("\n")));
        }
        return items;
    }

    private static String inline(Node parent) {
        TextPart part = new TextPart();
        part.visitChildren(parent);
        return part.text.toString().strip();
    }

    @Override
    public void visit(Link link) {
        String label = inline(link);
        text.append(label.equals(link.getDestination()) ? label : "%s (%s)".formatted(label, link.getDestination()));
    }

    @Override
    public void visit(Text literal) {
        text.append(literal.getLiteral());
    }

    @Override
    public void visit(Code code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        text.append('\n');
    }
}
