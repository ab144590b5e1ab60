package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.security.request.JsonTexts;
import org.serviceexchange.onboarding.security.request.LanguageFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What the server itself refuses before it knows an application, such as a path with {@code %00}, in our words. */
class ServerErrorReportValve extends ErrorReportValve {

    private final LanguageFilter languages = new LanguageFilter();

    ServerErrorReportValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        boolean refused = status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean page = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        response.setContentType(page ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        String title = text(request, refused ? "error.request.title" : "error.server.title");
        String text = text(request, refused ? "error.request.text" : "error.server.text");
        try {
            Writer body = response.getReporter();
            if (body != null) {
                body.write(page ? page(title, text) : problem(status, title, text));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException connectionLost) {
            // then there is no reader
        }
    }

    private String text(Request request, String key) {
        return Sentence.of(key).in(languages.language(request));
    }

    private static String page(String title, String text) {
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1$s</title></head><body><h1>%1$s</h1><p>%2$s</p></body></html>"
                .formatted(title, text);
    }

    private static String problem(int status, String title, String text) {
        return "{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status, JsonTexts.quoted(title + ". " + text));
    }
}
