package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outermost of all: no request is longer than it may be, and where a request was refused for what only we know of (too
 * many guesses, too long a body), that is the answer, whatever the door behind makes of it. The engine's doors know
 * neither, and would answer 401 or 500.
 */
public class Overruled extends OncePerRequestFilter {

    /** Bytes. No form and no query of ours is near it. */
    static final long MAX_BODY = 1024 * 1024;

    /** Bytes. What a process designer may deploy at once. */
    static final long MAX_DEPLOYMENT = 10 * MAX_BODY;

    private static final String VERDICT = Overruled.class.getName();
    private static final Verdict UNREADABLE = new Verdict(
            400, null, "The JSON of this request can't be read. Check the names in it, and the types of their values.");
    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();

    /** The request that this thread answers, or null: the engine doesn't hand it on to what checks a password. */
    public static HttpServletRequest current() {
        return CURRENT.get();
    }

    /** For the rest of this request: the answer is that there were too many wrong passwords. */
    public static void tooManyGuesses(HttpServletRequest request, Duration wait) {
        long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
        request.setAttribute(
                VERDICT,
                new Verdict(
                        429,
                        wait.toSeconds(),
                        "Too many wrong passwords. Wait %d %s, then try again."
                                .formatted(minutes, minutes == 1 ? "minute" : "minutes")));
    }

    private static Verdict tooLong(long most) {
        return new Verdict(
                413, null, "This is too much at once: a request may have at most %d MiB.".formatted(most / MAX_BODY));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = request.getRequestURI().endsWith("/deployment/create") ? MAX_DEPLOYMENT : MAX_BODY;
        Answer answer = new Answer(request, response);
        if (request.getContentLengthLong() > most) {
            request.setAttribute(VERDICT, tooLong(most));
            answer.overrule();
            return;
        }
        CURRENT.set(request);
        try {
            chain.doFilter(request.getContentLengthLong() >= 0 ? request : new BoundedBody(request, most), answer);
        } catch (IOException | ServletException | RuntimeException failure) {
            if (!answer.overrule()) {
                throw failure;
            }
        } finally {
            CURRENT.remove();
        }
    }

    /** @param retryAfter seconds; null where waiting doesn't help */
    private record Verdict(int status, Long retryAfter, String sentence) {}

    private static final class Answer extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private boolean given;

        private Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
            this.response = response;
        }

        /** @return whether the answer was another than the door behind would give */
        private boolean overrule() throws IOException {
            if (!(request.getAttribute(VERDICT) instanceof Verdict verdict)) {
                return false;
            }
            if (given || response.isCommitted()) {
                return true;
            }
            given = true;
            response.resetBuffer();
            if (verdict.retryAfter() != null) {
                response.setHeader("Retry-After", String.valueOf(verdict.retryAfter()));
            }
            if (!isEngines() && !path().startsWith("/api/")) {
                response.sendError(verdict.status());
                return true;
            }
            response.setStatus(verdict.status());
            response.setContentType(path().startsWith("/api/") ? "application/problem+json" : "application/json");
            // "message" is what the web apps show, "detail" what a ProblemDetail has
            byte[] body = "{\"status\":%d,\"detail\":\"%2$s\",\"message\":\"%2$s\"}"
                    .formatted(verdict.status(), verdict.sentence())
                    .getBytes(StandardCharsets.UTF_8);
            // the door behind may have said how long its own answer is
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.flushBuffer();
            return true;
        }

        @Override
        public void setStatus(int status) {
            try {
                if (!overrule()) {
                    super.setStatus(status);
                }
            } catch (IOException gone) {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!overrule()) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!overrule()) {
                super.sendError(status, message);
            }
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            if (!overrule()) {
                super.sendRedirect(location);
            }
        }

        /**
         * JSON that the engine can't make sense of it answers with what it was, and a password may be in it; such an
         * answer alone is plain text.
         */
        private void quoteNothing() {
            String type = response.getContentType();
            if (response.getStatus() == SC_BAD_REQUEST
                    && isEngines()
                    && type != null
                    && type.startsWith("text/plain")
                    && request.getAttribute(VERDICT) == null) {
                request.setAttribute(VERDICT, UNREADABLE);
            }
        }

        private boolean isEngines() {
            return path().startsWith("/camunda/") || path().startsWith("/engine-rest/");
        }

        private String path() {
            return request.getRequestURI().substring(request.getContextPath().length());
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            quoteNothing();
            return overrule() ? new Nowhere() : super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            quoteNothing();
            return overrule()
                    ? new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                    : super.getWriter();
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("nothing here is written asynchronously");
        }

        @Override
        public void write(int b) {
            // the answer was given already
        }
    }

    /** A body whose length the sender didn't say. */
    private static final class BoundedBody extends HttpServletRequestWrapper {

        private final long most;
        private ServletInputStream body;

        private BoundedBody(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Counted(super.getInputStream(), most, getRequest()::setAttribute);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            Charset charset = Optional.ofNullable(getCharacterEncoding())
                    .map(Charset::forName)
                    .orElse(StandardCharsets.UTF_8);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private final java.util.function.BiConsumer<String, Object> attributes;
        private long read;

        private Counted(ServletInputStream body, long most, java.util.function.BiConsumer<String, Object> attributes) {
            this.body = body;
            this.most = most;
            this.attributes = attributes;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = body.read(into, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > most) {
                attributes.accept(VERDICT, tooLong(most));
                throw new IOException("the request is too long");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
