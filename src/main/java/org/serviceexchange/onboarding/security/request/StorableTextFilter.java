package org.serviceexchange.onboarding.security.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import org.camunda.bpm.engine.rest.filter.EmptyBodyFilter;
import org.serviceexchange.onboarding.domain.PastedText;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no database can keep, the character NUL and half a pair of surrogates, before code that would take it for an
 * error of the database: in each query, in JSON for the engine, and in deployments. Forms name the field, so theirs goes on.
 */
public class StorableTextFilter extends OncePerRequestFilter {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            refuse(request, response);
        } else if (isJsonForTheEngine(request) || isDeployment(request)) {
            byte[] body = request.getInputStream().readAllBytes();
            if (isDeployment(request) ? isWithoutNul(body) : isStorable(body)) {
                chain.doFilter(repeated(request, body), response);
            } else {
                refuse(request, response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The engine's own filter has a request whose body was read already. */
    private static HttpServletRequest repeated(HttpServletRequest request, byte[] body) {
        return new EmptyBodyFilter()
                .wrapRequest(request, false, new PushbackInputStream(new ByteArrayInputStream(body)));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseOverride.unstorableText().keepFor(request);
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    private static boolean isJsonForTheEngine(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String type = request.getContentType();
        return (path.startsWith("/engine-rest/") || path.startsWith("/camunda/"))
                && !path.endsWith("/submit-form")
                && !path.endsWith("/complete")
                && type != null
                && type.startsWith("application/json");
    }

    /** Its parts are texts: names of files, models and forms. */
    private static boolean isDeployment(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getRequestURI().endsWith("/deployment/create") && type != null && type.startsWith("multipart/");
    }

    private static boolean isWithoutNul(byte[] body) {
        for (byte each : body) {
            if (each == 0) {
                return false;
            }
        }
        return true;
    }

    /** JSON that can't be read is left to the engine, which says so. */
    private static boolean isStorable(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean text = token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING;
                if (text && !json.getText().codePoints().allMatch(PastedText::isStorable)) {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            return true;
        }
    }
}
