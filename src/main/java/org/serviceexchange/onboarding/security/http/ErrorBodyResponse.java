package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Keeps the body of an error back, so that it can be replaced. Every other body goes on as it comes. */
class ErrorBodyResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean answered;
    private PrintWriter writer;

    ErrorBodyResponse(HttpServletResponse response) {
        super(response);
    }

    /** What was kept back; to be sent by {@link #send}. */
    String body() {
        if (writer != null) {
            writer.flush();
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Whether the container answers instead, with a page of its own. */
    boolean isAnswered() {
        return answered || isCommitted();
    }

    void send(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        getResponse().setContentType("application/json;charset=UTF-8");
        getResponse().setContentLength(bytes.length);
        getResponse().getOutputStream().write(bytes);
    }

    void sendUnchanged() throws IOException {
        if (kept.size() > 0) {
            getResponse().setContentLength(kept.size());
            getResponse().getOutputStream().write(kept.toByteArray());
        }
    }

    private boolean isError() {
        return getStatus() >= SC_BAD_REQUEST;
    }

    @Override
    public void sendError(int status) throws IOException {
        answered = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        answered = true;
        super.sendError(status, message);
    }

    @Override
    public void setContentLength(int length) {
        if (!isError()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isError()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isError() || !name.equalsIgnoreCase("Content-Length")) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isError() || !name.equalsIgnoreCase("Content-Length")) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!isError()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return isError() ? new Kept() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!isError()) {
            return super.getWriter();
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(kept, StandardCharsets.UTF_8));
        }
        return writer;
    }

    private final class Kept extends ServletOutputStream {

        @Override
        public void write(int next) {
            kept.write(next);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            kept.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("written at once");
        }
    }
}
