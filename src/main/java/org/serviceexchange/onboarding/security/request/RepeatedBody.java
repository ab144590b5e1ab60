package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body was read already. */
class RepeatedBody extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    RepeatedBody(HttpServletRequest request, byte[] bytes) {
        super(request);
        ByteArrayInputStream unread = new ByteArrayInputStream(bytes);
        body = new ServletInputStream() {
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
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
