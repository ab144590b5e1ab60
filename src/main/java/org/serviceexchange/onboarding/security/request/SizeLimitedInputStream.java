package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

class SizeLimitedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private final Runnable refusal;
    private long read;

    /**
     * @param limit   bytes
     * @param refusal called before reading fails
     */
    SizeLimitedInputStream(ServletInputStream body, long limit, Runnable refusal) {
        this.body = body;
        this.limit = limit;
        this.refusal = refusal;
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
        if (read > limit) {
            refusal.run();
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
