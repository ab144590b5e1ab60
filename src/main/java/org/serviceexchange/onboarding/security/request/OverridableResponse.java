package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends the {@link ResponseOverride} of its request, if there is one, in place of what the code behind sends. */
class OverridableResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private boolean sent;

    OverridableResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
        this.response = response;
    }

    /** @return whether the request has an override, which is then sent */
    boolean override() throws IOException {
        Optional<ResponseOverride> override = ResponseOverride.of(request);
        if (override.isPresent() && !sent && !response.isCommitted()) {
            sent = true;
            send(override.get());
        }
        return override.isPresent();
    }

    private void send(ResponseOverride override) throws IOException {
        response.resetBuffer();
        if (override.retryAfter() != null) {
            response.setHeader("Retry-After", String.valueOf(override.retryAfter()));
        }
        boolean ours = path().startsWith("/api/");
        boolean health = path().startsWith("/actuator/");
        if (!ours && !health && !isEngines()) {
            response.sendError(override.status());
            return;
        }
        response.setStatus(override.status());
        response.setContentType(ours ? "application/problem+json" : "application/json");
        String sentence = JsonTexts.quoted(override.sentence().in(request.getLocale()));
        // "message" is what the web apps show, "detail" is part of a ProblemDetail
        byte[] body = (health
                        ? "{\"status\":\"DOWN\",\"detail\":\"%s\"}".formatted(sentence)
                        : "{\"status\":%d,\"detail\":\"%2$s\",\"message\":\"%2$s\"}"
                                .formatted(override.status(), sentence))
                .getBytes(StandardCharsets.UTF_8);
        // the code behind may have set the length of its own body
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    @Override
    public void setStatus(int status) {
        try {
            if (!override()) {
                super.setStatus(status);
            }
        } catch (IOException connectionLost) {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!override()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!override()) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!override()) {
            super.sendRedirect(location);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        hideUnreadableJson();
        return override() ? new DiscardingOutputStream() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        hideUnreadableJson();
        return override()
                ? new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : super.getWriter();
    }

    /**
     * The engine answers JSON that it cannot read with a quotation of it, which may contain a password. Only this answer is
     * plain text.
     */
    private void hideUnreadableJson() {
        String type = response.getContentType();
        if (response.getStatus() == SC_BAD_REQUEST
                && isEngines()
                && type != null
                && type.startsWith("text/plain")
                && ResponseOverride.of(request).isEmpty()) {
            ResponseOverride.unreadableJson().keepFor(request);
        }
    }

    private boolean isEngines() {
        return path().startsWith("/camunda/") || path().startsWith("/engine-rest/");
    }

    private String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
