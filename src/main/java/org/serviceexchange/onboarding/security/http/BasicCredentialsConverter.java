package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/**
 * Reads HTTP Basic in UTF-8, which the answer 401 asks for (RFC 7617), and in Latin-1 from older programs. Latin-1 with
 * letters outside ASCII is hardly ever valid UTF-8.
 */
class BasicCredentialsConverter implements AuthenticationConverter {

    private static final int SCHEME = "Basic ".length();

    private final BasicAuthenticationConverter utf8 = new BasicAuthenticationConverter();
    private final BasicAuthenticationConverter latin1 = new BasicAuthenticationConverter();

    BasicCredentialsConverter() {
        latin1.setCredentialsCharset(StandardCharsets.ISO_8859_1);
    }

    @Override
    public Authentication convert(HttpServletRequest request) {
        return (isUtf8(request.getHeader(HttpHeaders.AUTHORIZATION)) ? utf8 : latin1).convert(request);
    }

    private static boolean isUtf8(String header) {
        if (header == null || header.length() <= SCHEME) {
            return true;
        }
        try {
            byte[] credentials =
                    Base64.getDecoder().decode(header.substring(SCHEME).strip());
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(credentials));
            return true;
        } catch (IllegalArgumentException notBase64) {
            return true;
        } catch (CharacterCodingException latin1) {
            return false;
        }
    }
}
