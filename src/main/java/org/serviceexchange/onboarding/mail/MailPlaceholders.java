package org.serviceexchange.onboarding.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The values of the placeholders in one mail. While the Markdown is read, a mark stands for each value. So nothing that a
 * person entered can ever be read as Markdown.
 */
final class MailPlaceholders {

    // characters for private use: neither we nor Markdown use them otherwise
    private static final Pattern MARK = Pattern.compile("\uE000(\\d+)\uE001");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final List<String> values = new ArrayList<>();

    /** Keeps a value and answers the mark that stands for it. */
    String mark(Object value) {
        if (value == null) {
            return "";
        }
        values.add(value.toString());
        return "\uE000%d\uE001".formatted(values.size() - 1);
    }

    /** The text with each value in the place of its mark. */
    String fill(String text) {
        return MARK.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(values.get(Integer.parseInt(mark.group(1)))));
    }

    /**
     * Puts each value in the place of its mark. The lines of a value stay lines.
     *
     * @param ownAddresses become links where they stand in a sentence; no other address does
     */
    void fill(Node document, Collection<String> ownAddresses) {
        Pattern links = Pattern.compile(ownAddresses.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(address -> Pattern.quote(address) + "(?![\\w/:@-]|\\.\\w)")
                .collect(Collectors.joining("|")));
        List<Text> texts = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                texts.add(text);
            }

            @Override
            public void visit(Code code) {
                code.setLiteral(fill(code.getLiteral()));
            }

            @Override
            public void visit(Link link) {
                link.setDestination(fill(link.getDestination()));
                visitChildren(link);
            }
        });
        texts.forEach(text -> replace(text, links));
    }

    private void replace(Text text, Pattern links) {
        boolean sentence = isSentence(text);
        String[] lines = LINE_END.split(fill(text.getLiteral()), -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                text.insertBefore(new HardLineBreak());
            }
            if (sentence && !links.pattern().isEmpty()) {
                insertLinked(text, lines[i], links);
            } else {
                text.insertBefore(new Text(lines[i]));
            }
        }
        text.unlink();
    }

    private static void insertLinked(Text place, String line, Pattern links) {
        int end = 0;
        for (MatchResult match : links.matcher(line).results().toList()) {
            place.insertBefore(new Text(line.substring(end, match.start())));
            Link link = new Link(match.group(), null);
            link.appendChild(new Text(match.group()));
            place.insertBefore(link);
            end = match.end();
        }
        if (end < line.length()) {
            place.insertBefore(new Text(line.substring(end)));
        }
    }

    private static boolean isSentence(Node node) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link
                    || parent instanceof Heading
                    || parent instanceof BlockQuote
                    || parent instanceof TableBlock) {
                return false;
            }
        }
        return true;
    }
}
