package org.serviceexchange.onboarding.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Network(InetAddress first, int prefix) {

    // digits, or hexadecimal digits with colons: nothing here is ever looked up
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*)/\\d{1,3}");

    static boolean isOne(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException when the text isn't a range, or names an address inside of one */
    static Network parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is not a range of addresses".formatted(text));
        }
        String[] parts = text.split("/");
        try {
            Network network = new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
            byte[] address = network.first.getAddress();
            if (network.prefix > address.length * 8 || !Arrays.equals(address, network.masked(address))) {
                throw new IllegalArgumentException("'%s' is not a range of addresses".formatted(text));
            }
            return network;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'%s' is not a range of addresses".formatted(text), e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.getAddress().length && Arrays.equals(first.getAddress(), masked(bytes));
    }

    private byte[] masked(byte[] address) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int bits = Math.min(8, Math.max(0, prefix - i * 8));
            masked[i] = (byte) (address[i] & (0xff << (8 - bits)));
        }
        return masked;
    }
}
