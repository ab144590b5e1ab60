package org.serviceexchange.onboarding.security.request;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** Takes what the code behind writes after the response was overridden. */
class DiscardingOutputStream extends ServletOutputStream {

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("this response is written synchronously only");
    }

    @Override
    public void write(int b) {
        // the override is the response
    }
}
