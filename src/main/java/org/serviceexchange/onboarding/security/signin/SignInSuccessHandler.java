package org.serviceexchange.onboarding.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** Leads people to the page that they wanted before the sign-in; staff whom no mail can reach see that first. */
@Component
public class SignInSuccessHandler implements AuthenticationSuccessHandler {

    private static final String PAGE = SignInSuccessHandler.class.getName() + ".page";
    private static final String START = "/";
    private static final String NO_ADDRESS = "/no-address";

    private final ProviderStaff staff;

    SignInSuccessHandler(ProviderStaff staff) {
        this.staff = staff;
    }

    /** Overrides the page that the session asked for last. */
    public static void leadTo(String page, HttpServletRequest request) {
        request.setAttribute(PAGE, page);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        String page = request.getAttribute(PAGE) instanceof String chosen
                ? chosen
                : RequestedPage.of(request).orElse(START);
        new HttpSessionRequestCache().removeRequest(request, response);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        }
        boolean unreachable =
                authentication.getPrincipal() instanceof CurrentUser currentUser && isUnreachable(currentUser);
        response.sendRedirect(request.getContextPath() + (unreachable ? RequestedPage.addTo(NO_ADDRESS, page) : page));
    }

    /** Whether mails about onboardings cannot reach this person. Engine administrators get none. */
    private boolean isUnreachable(CurrentUser currentUser) {
        return Role.anyCan(currentUser.groups(), Capability.BE_GRANTED_BY_OPENID)
                && staff.addressOf(currentUser.userId()).isEmpty();
    }
}
