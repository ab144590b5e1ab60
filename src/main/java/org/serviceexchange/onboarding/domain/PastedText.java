package org.serviceexchange.onboarding.domain;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as people paste it from mails, web pages and documents, without what they don't see and didn't mean.
 *
 * <p>Marks that a script is written with stay: joiners, marks of direction beside right-to-left letters, the parts of an
 * emoji. What could deceive a reader, and what no database can keep, stays as well, so that {@link #problem} finds it.
 */
public final class PastedText {

    private static final int MOST_SHOWN = 30;

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern LAST_WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?=[^\\p{L}\\p{N}]*$)");

    private PastedText() {}

    /** A name, or another text of one line. All blanks become plain ones; a line break stays. */
    public static String line(String pasted) {
        return mended(pasted, true);
    }

    /** Running text of several lines. */
    public static String text(String pasted) {
        return mended(pasted, false);
    }

    /** An address, a name or an ID that consists of ASCII characters: without every mark, with plain hyphens. */
    public static String identifier(String pasted) {
        StringBuilder kept = new StringBuilder();
        pasted.codePoints()
                .map(c -> c == 0x2010 || c == 0x2011 ? '-' : replacement(c, false))
                .filter(c -> isRefused(c) || !isUnseen(c))
                .forEach(kept::appendCodePoint);
        return stripped(kept.toString());
    }

    /** Whether a reader can't see all of the text. */
    public static boolean hasUnseen(String text) {
        return text.codePoints().anyMatch(c -> isUnseen(c) || isRefused(c));
    }

    /** What to do about the first character of a mended text that can't be taken: the end of a sentence. */
    public static Optional<Sentence> problem(String mended) {
        int[] characters = mended.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (isRefused(characters[i])) {
                return Optional.of(problem(new String(characters, 0, i), characters[i]));
            }
        }
        return Optional.empty();
    }

    /** The last word of a text, to say where something is. */
    public static String lastWord(String text) {
        Matcher word = LAST_WORD.matcher(text);
        String last = word.find() ? word.group() : "";
        int length = last.codePointCount(0, last.length());
        return length > MOST_SHOWN ? "…" + last.substring(last.offsetByCodePoints(0, length - MOST_SHOWN)) : last;
    }

    private static Sentence problem(String before, int character) {
        String code = "U+%04X".formatted(character);
        Sentence why = Sentence.of(
                isDirectionOverride(character)
                        ? "input.character.direction"
                        : isStorable(character) ? "input.character.control" : "input.character.unstorable");
        String word = lastWord(before);
        return word.isEmpty()
                ? Sentence.of("input.character.first", code, why)
                : Sentence.of("input.character", code, word, why);
    }

    private static String mended(String pasted, boolean oneLine) {
        StringBuilder replaced = new StringBuilder();
        pasted.replace("\r\n", "\n").codePoints().forEach(c -> replaced.appendCodePoint(replacement(c, oneLine)));
        String text = replaced.toString();
        boolean rightToLeft = text.codePoints().anyMatch(PastedText::isRightToLeftLetter);
        boolean isolates = rightToLeft && text.lines().allMatch(PastedText::closesIsolates);
        boolean jamo = text.codePoints().anyMatch(c -> c >= 0x1100 && c <= 0x11ff && !isUnseen(c));
        StringBuilder kept = new StringBuilder();
        int previous = -1;
        for (int c : text.codePoints().toArray()) {
            boolean stays = isRefused(c)
                    || !isUnseen(c)
                    || switch (c) {
                        case 0x200c, 0x200d -> joins(previous);
                        case 0x200e, 0x200f, 0x61c -> rightToLeft;
                        case 0x2066, 0x2067, 0x2068, 0x2069 -> isolates;
                        case 0x115f, 0x1160 -> jamo;
                        default -> isVariation(c) ? varies(previous) : isOfItsScript(c, previous);
                    };
            if (stays) {
                kept.appendCodePoint(c);
                previous = c;
            }
        }
        return stripped(kept.toString());
    }

    private static String stripped(String text) {
        return BLANKS_AROUND.matcher(text).replaceAll("");
    }

    /** What a character means that only looks like another one. */
    private static int replacement(int c, boolean oneLine) {
        return switch (c) {
            case '\r' -> '\n';
            // a line break inside a paragraph, in word processors and on web pages; a form hides it in a line
            case 0x0b, 0x0c, 0x85, 0x2028, 0x2029 -> oneLine ? ' ' : '\n';
            // a word processor's hyphen without a break
            case 0x1e -> '-';
            // letters that look like blanks
            case 0x2800, 0x3164, 0xffa0 -> ' ';
            default -> oneLine && (c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) ? ' ' : c;
        };
    }

    private static boolean isRefused(int c) {
        // a terminal acts on these controls
        return isDirectionOverride(c) || !isStorable(c) || c == 0x08 || c == 0x1b || c == 0x9b;
    }

    private static boolean isDirectionOverride(int c) {
        return c == 0x202d || c == 0x202e;
    }

    /** No database keeps the character NUL, or half a pair of surrogates. */
    public static boolean isStorable(int c) {
        return c != 0 && Character.getType(c) != Character.SURROGATE;
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> c != '\n' && c != '\t';
            default ->
                isVariation(c)
                        || c == 0x34f
                        || c == 0x115f
                        || c == 0x1160
                        || c == 0x17b4
                        || c == 0x17b5
                        // where a picture was
                        || c == 0xfffc
                        // no characters
                        || (c & 0xfffe) == 0xfffe
                        || c >= 0xfdd0 && c <= 0xfdef;
        };
    }

    private static boolean isVariation(int c) {
        return c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
    }

    private static boolean varies(int previous) {
        return previous >= 0
                && !isUnseen(previous)
                && !Character.isWhitespace(previous)
                && !isEuropean(UnicodeScript.of(previous));
    }

    /** Whether a joiner has a meaning after this character. */
    private static boolean joins(int previous) {
        if (previous < 0) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(previous);
        return switch (script) {
            case COMMON ->
                Character.getType(previous) == Character.OTHER_SYMBOL || previous >= 0x1f3fb && previous <= 0x1f3ff;
            case INHERITED -> Character.getType(previous) != Character.FORMAT;
            case HAN, HIRAGANA, KATAKANA, HANGUL, UNKNOWN -> false;
            default -> !isEuropean(script);
        };
    }

    private static boolean isEuropean(UnicodeScript script) {
        return script == UnicodeScript.LATIN || script == UnicodeScript.GREEK || script == UnicodeScript.CYRILLIC;
    }

    private static boolean isOfItsScript(int c, int previous) {
        if (c >= 0xe0020 && c <= 0xe007f) {
            // the flag of a region is a black flag and tags
            return previous == 0x1f3f4 || previous >= 0xe0020 && previous <= 0xe007e;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return Character.getType(c) == Character.FORMAT
                && (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED
                        // Arabic signs, which can be seen
                        || c == 0x605
                        || c == 0x6dd
                        || c == 0x8e2);
    }

    private static boolean isRightToLeftLetter(int c) {
        byte direction = Character.getDirectionality(c);
        return Character.isLetter(c)
                && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    /** So that the direction of one line has no effect on what is around it. */
    private static boolean closesIsolates(String line) {
        int open = 0;
        for (int c : line.codePoints().toArray()) {
            if (c >= 0x2066 && c <= 0x2068) {
                open++;
            } else if (c == 0x2069 && --open < 0) {
                return false;
            }
        }
        return open == 0;
    }
}
