package org.serviceexchange.onboarding;

import java.util.List;
import java.util.stream.Stream;

/** What somebody may type to find out what becomes of it. */
final class HostileStrings {

    /** The ones that a browser would act on, were they ever taken for more than text. */
    static final List<String> FOR_BROWSERS = List.of(
            "<script>window.attacked='script'</script>",
            "<img src=x onerror=\"window.attacked='img'\">",
            "\"><svg onload=window.attacked='svg'>",
            "' onmouseover='window.attacked=1' x='",
            "<iframe srcdoc=\"<script>parent.attacked='iframe'</script>\"></iframe>",
            "<a href=\"javascript:window.attacked='href'\">click</a>",
            "[click](javascript:window.attacked='md')",
            "![picture](https://evil.example/pixel.png)",
            "<https://evil.example/autolink>",
            "https://evil.example/bare www.evil.example x@evil.example",
            "{{constructor.constructor('window.attacked=1')()}}",
            "&lt;img src=x onerror=alert(1)&gt; &amp;#60;script&amp;#62;");

    private static final List<String> FOR_SERVERS = List.of(
            // JUEL, SpEL, Thymeleaf, FEEL
            "${''.getClass().forName('java.lang.System').exit(1)}",
            "#{''.getClass().forName('java.lang.Runtime')}",
            "${execution.setVariable('hostile', 1)} #{1+1}",
            "T(java.lang.System).exit(1)",
            "__${T(java.lang.System).exit(1)}__::.x",
            "*{T(java.lang.Runtime)} @{/evil} ~{::main} |${1+1}|",
            "[[${1+1}]] [(${1+1})] [# th:text=\"${1+1}\"/]",
            "[/] [#th:block th:utext=\"x\"][/th:block]",
            "=1+1",
            "= if true then \"hostile\" else null",
            "{{1+1}} {{=1+1}} %s %n %1$s {0} $1 \\1 ${",
            // Markdown
            "# heading",
            "> quote `code` **bold** ~~gone~~ | table |",
            "- list * list + list 1. list --- ===",
            "\\[x\\]\\(y\\) [x]: https://evil.example",
            // mail headers
            "Acme\r\nBcc: victim@evil.example",
            "Acme\nBcc: victim@evil.example\n\n<b>body</b>",
            "Acme%0d%0aBcc: victim@evil.example",
            "=?utf-8?Q?=0D=0ABcc:_victim@evil.example?=",
            "Subject: another one",
            "\"Evil\" <victim@evil.example>, second@evil.example",
            // SQL, LDAP, paths, commands, spreadsheets, XML, JSON
            "'; DROP TABLE onboarding; --",
            "' OR '1'='1 %_\\",
            "*)(uid=*))(|(uid=*",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "$(touch /tmp/x) `id` | id; id &",
            "=HYPERLINK(\"https://evil.example\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
            "]]><![CDATA[ x --> <!-- y",
            "\",\"admin\":true,\"x\":\"",
            "{\"$ref\":\"x\",\"@class\":\"java.lang.System\"}",
            // what can't be seen, and what looks like something else
            "nul\u0000nul",
            "bell\u0007 escape\u001b[31m delete\u007f next line\u0085",
            "a tab\there",
            "line\u2028paragraph\u2029separator",
            "a lone \ud800 high surrogate",
            "a lone \udc00 low surrogate",
            "bidi \u202eelpmaxe.live\u202c override",
            "bidi \u2066isolate\u2069 \u200emark\u200f",
            "zero\u200bwidth\u2060 \ufeffspace soft\u00adhyphen",
            "\u3164\u115f\uffa0\u2800",
            "a tag \udb40\udc41\udb40\udc42 character",
            "Z\u0336\u0321a\u0315\u0335l\u0334g\u0317o\u0334\u0341 combining",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 joiner \ud83d\udc69\u200d\ud83d\udcbb",
            "emoji \ud83d\ude00\ud83c\udff3\ufe0f \ud801\udc37 \u5fc5\u8981 \u0639\u0631\u0628\u064a",
            "\uff1cscript\uff1e fullwidth \u2039angle\u203a \u201cquotes\u201d",
            "   spaces   around   and   inside   ",
            "    four blanks, as code",
            "one line\n    four blanks\n\n# heading\n- item\n---\n| a | b |\n|---|---|\n1) x",
            "null",
            "undefined NaN -0 1e999 0x7f TRUE",
            "CON",
            "\uffff\ufffe non-characters",
            " \t \n ",
            "",
            "x".repeat(101),
            "y".repeat(1001),
            "\ud83d\ude00".repeat(20_000));

    private HostileStrings() {}

    static Stream<String> all() {
        return Stream.concat(FOR_BROWSERS.stream(), FOR_SERVERS.stream());
    }
}
