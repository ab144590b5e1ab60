package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request that does not say how long its body is. Reading more than the limit fails. */
class SizeLimitedRequest extends HttpServletRequestWrapper {

    private final long limit;
    private ServletInputStream body;

    /** @param limit bytes */
    SizeLimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new SizeLimitedInputStream(super.getInputStream(), limit, this::refuse);
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

    private void refuse() {
        ResponseOverride.requestTooLong(limit).keepFor(getRequest());
    }
}
