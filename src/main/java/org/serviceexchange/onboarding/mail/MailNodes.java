package org.serviceexchange.onboarding.mail;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** What both parts of a mail see in its Markdown. */
final class MailNodes {

    private MailNodes() {}

    /** One row of a table of facts. */
    record Row(Node name, Node value) {}

    /** The link that is all of a paragraph, and that is shown as a button; else null. */
    static Link button(Paragraph paragraph) {
        List<Node> children = children(paragraph);
        return children.size() == 1 && children.get(0) instanceof Link link && !isBare(link) ? link : null;
    }

    /** Whether the text of a link is its address. */
    static boolean isBare(Link link) {
        return link.getFirstChild() instanceof Text text && text.getLiteral().equals(link.getDestination());
    }

    /** The rows of a table that have a value. */
    static List<Row> rows(TableBlock table) {
        return children(table).stream()
                .flatMap(part -> children(part).stream())
                .map(row -> new Row(row.getFirstChild(), row.getLastChild()))
                .filter(row -> !isBlank(row.value()))
                .toList();
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static boolean isBlank(Node cell) {
        return children(cell).stream()
                .allMatch(
                        child -> child instanceof Text text && text.getLiteral().isBlank());
    }
}
