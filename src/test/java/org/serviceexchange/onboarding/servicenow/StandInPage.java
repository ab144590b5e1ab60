package org.serviceexchange.onboarding.servicenow;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** The instance's own screen, as far as people need it here: the cases, and an agent's buttons. */
class StandInPage {

    private static final String AGENT = "agent.of.the.instance";

    private static final List<Button> BUTTONS = List.of(
            new Button("Open", Map.of("state", "10")),
            new Button("Request Info", Map.of("state", "18")),
            new Button(
                    "Propose Solution",
                    Map.of("state", "6", "resolution_code", "Solved - By agent", "close_notes", "Solved by an agent")),
            new Button(
                    "Close Case",
                    Map.of("state", "3", "resolution_code", "Void - By agent", "close_notes", "Closed by an agent")));

    private static final Map<String, String> STATES =
            Map.of("1", "New", "10", "Open", "18", "Awaiting Info", "6", "Resolved", "3", "Closed");

    private record Button(String label, Map<String, String> values) {}

    private StandInPage() {}

    static boolean answers(String path) {
        return path.equals("/") || path.equals("/click");
    }

    static void answer(HttpExchange exchange, byte[] form, StandInTables tables) throws IOException {
        String message = "";
        if (exchange.getRequestMethod().equals("POST")) {
            message = click(ServiceNowStandIn.parameters(new String(form, StandardCharsets.UTF_8)), tables);
        }
        ServiceNowStandIn.text(exchange, 200, "text/html;charset=UTF-8", page(message, tables));
    }

    private static String click(Map<String, String> form, StandInTables tables) {
        if (form.containsKey("action")) {
            return StandInReplication.click(form, tables);
        }
        Button button = form.containsKey("journal")
                ? new Button("Post", Map.of(form.get("journal"), form.get("text")))
                : BUTTONS.get(Integer.parseInt(form.get("button")));
        try {
            tables.update(StandInTables.CASE, form.get("case"), button.values(), AGENT);
            return button.label() + ": done";
        } catch (StandInTables.Aborted e) {
            return e.getMessage();
        }
    }

    private static String page(String message, StandInTables tables) {
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><title>ServiceNow stand-in</title>"
                + "<style>body{font-family:sans-serif;margin:2em}pre{white-space:pre-wrap;background:#f4f4f4;padding:.5em}form{display:inline}</style><h1>ServiceNow"
                + " stand-in: cases</h1>");
        page.append("<p role=status>").append(escaped(message)).append("</p>");
        for (Map<String, String> row : tables.all(StandInTables.CASE)) {
            page.append("<h2>")
                    .append(escaped(row.get("number")))
                    .append(" ")
                    .append(escaped(row.get("short_description")));
            page.append("</h2><p>State: ").append(STATES.get(row.get("state"))).append(". Correlation ID: ");
            page.append(escaped(row.getOrDefault("correlation_id", ""))).append("</p>");
            for (int i = 0; i < BUTTONS.size(); i++) {
                page.append("<form method=post action=/click><input type=hidden name=case value=")
                        .append(row.get("sys_id"))
                        .append("><button name=button value=")
                        .append(i)
                        .append(">")
                        .append(BUTTONS.get(i).label())
                        .append("</button></form> ");
            }
            page.append("<form method=post action=/click><input type=hidden name=case value=")
                    .append(row.get("sys_id"))
                    .append("><input name=text aria-label=Text> <button name=journal value=comments>Post additional"
                            + " comments</button> <button name=journal value=work_notes>Post work"
                            + " notes</button></form>");
            page.append("<pre>")
                    .append(escaped(row.getOrDefault("description", "")))
                    .append("</pre>");
            tables.journal(row.get("sys_id")).forEach(entry -> page.append("<h3>")
                    .append(entry.element().equals("comments") ? "Additional comments" : "Work notes")
                    .append(", ")
                    .append(escaped(entry.by()))
                    .append(", ")
                    .append(entry.at())
                    .append("</h3><pre>")
                    .append(escaped(entry.value()))
                    .append("</pre>"));
        }
        page.append("<h2>Standard notifications</h2><ul>");
        tables.mails().forEach(mail -> page.append("<li>").append(escaped(mail)));
        return page.append("</ul>").append(StandInReplication.sections(tables)).toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
