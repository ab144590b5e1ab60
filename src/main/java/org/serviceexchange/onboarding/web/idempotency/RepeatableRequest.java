package org.serviceexchange.onboarding.web.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body is read before the controller reads it. */
class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    RepeatableRequest(HttpServletRequest request) throws IOException {
        super(request);
        body = request.getInputStream().readAllBytes();
    }

    /** Each byte is one character. */
    String body() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream unread = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return unread.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return unread.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return unread.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("the body is there");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
