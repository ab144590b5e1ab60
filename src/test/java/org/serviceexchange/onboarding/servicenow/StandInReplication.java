package org.serviceexchange.onboarding.servicenow;

import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** The screens of subscriptions and replication sets: this instance plays the provider's and the customer's. */
class StandInReplication {

    private static final String PROVIDER = "admin.of.the.provider";
    private static final String CUSTOMER = "admin.of.the.customer";

    private StandInReplication() {}

    /** @param form {@code action}, and what it needs */
    static String click(Map<String, String> form, StandInTables tables) {
        String action = form.get("action");
        switch (action) {
            case "Create Replication Set" ->
                tables.createReplicationSet(
                        form.get("name"), form.get("instance-id").strip(), CUSTOMER);
            case "Approve" -> tables.decide(form.get("instance-id"), "approved", "", PROVIDER);
            case "Denied" -> tables.decide(form.get("instance-id"), "denied", form.get("reason"), PROVIDER);
            case "Activate", "Resume" -> tables.setState(form.get("name"), "active", CUSTOMER);
            case "Pause" -> tables.setState(form.get("name"), "replication_paused", CUSTOMER);
            case "Stop with error" -> tables.setState(form.get("name"), "replication_error", "system");
            default -> throw new IllegalArgumentException(action);
        }
        return action + ": done";
    }

    static String sections(StandInTables tables) {
        StringBuilder page = new StringBuilder("<h1>Customer: consumer replication sets</h1><form method=post"
                + " action=/click><label>Name <input name=name value=Incidents-And-Cases></label> <label>Instance ID"
                + " <input name=instance-id size=34 required></label> "
                + button("Create Replication Set") + "</form><ul>");
        tables.all(StandInTables.REPLICATION_SET).forEach(row -> page.append("<li><form method=post action=/click>")
                .append(hidden("name", row.get("name")))
                .append(escaped(row.get("name")))
                .append(": <b>")
                .append(StandInTables.label("state", row.get("state")))
                .append("</b> ")
                .append(button("Activate"))
                .append(button("Pause"))
                .append(button("Resume"))
                .append(button("Stop with error"))
                .append("</form>"));
        page.append("</ul><h1>Provider: consumers pending approval</h1><ul>");
        tables.all(StandInTables.SUBSCRIPTION).forEach(row -> page.append("<li><form method=post action=/click>")
                .append(hidden("instance-id", row.get("consumer_instance_id")))
                .append(escaped(row.get("name")))
                .append(" of ")
                .append(escaped(row.get("consumer_instance_id")))
                .append(": <b>")
                .append(StandInTables.label("consumer_approval_status", row.get("consumer_approval_status")))
                .append("</b> ")
                .append(button("Approve"))
                .append(button("Denied"))
                .append("<label>Reason <input name=reason></label></form>"));
        return page.append("</ul>").toString();
    }

    private static String button(String action) {
        return "<button name=action value='%s'>%s</button> ".formatted(action, action);
    }

    private static String hidden(String name, String value) {
        return "<input type=hidden name=%s value='%s'>".formatted(name, escaped(value));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
