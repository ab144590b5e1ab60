package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the user id in the place of what a person typed on the sign-in page of a web app. The engine's resource behind that
 * page takes the text for the user id, in the session and in its response.
 */
public class WebAppUserIdFilter extends OncePerRequestFilter {

    private static final Pattern SIGN_IN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");
    private static final String FIELD = "username=";

    private final Accounts accounts;

    public WebAppUserIdFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String info = request.getPathInfo();
        return !"POST".equals(request.getMethod())
                || !SIGN_IN.matcher(request.getServletPath() + (info == null ? "" : info))
                        .matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String form = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        String withUserId = Arrays.stream(form.split("&")).map(this::withUserId).collect(Collectors.joining("&"));
        chain.doFilter(new FormRequest(request, withUserId.getBytes(StandardCharsets.ISO_8859_1)), response);
    }

    private String withUserId(String field) {
        return field.startsWith(FIELD)
                ? decoded(field.substring(FIELD.length()))
                        .flatMap(accounts::signInId)
                        .map(userId -> FIELD + URLEncoder.encode(userId, StandardCharsets.UTF_8))
                        .orElse(field)
                : field;
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A request whose body was read already. */
    private static final class FormRequest extends HttpServletRequestWrapper {

        private final ServletInputStream body;

        private FormRequest(HttpServletRequest request, byte[] form) {
            super(request);
            body = new Body(new ByteArrayInputStream(form));
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("read without waiting");
        }
    }
}
