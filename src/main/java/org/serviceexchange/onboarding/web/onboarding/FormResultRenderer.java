package org.serviceexchange.onboarding.web.onboarding;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.NotFound;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.ErrorPageController;
import org.serviceexchange.onboarding.web.HttpStatusMapper;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.ModelAndView;

/** How people see what came of a form that they sent from the onboarding page. */
@Component
public class FormResultRenderer {

    private final OnboardingPageModelAssembler pages;

    FormResultRenderer(OnboardingPageModelAssembler pages) {
        this.pages = pages;
    }

    /**
     * A form of the page, as it was sent.
     *
     * @param section the id of the part of the page that shows what came of it
     * @param what    the last part of the address that it was sent to
     * @param typed   by the names of the fields
     */
    public record SubmittedPageForm(String section, String what, Map<String, String> typed) {}

    /**
     * What couldn't be taken, shown again beside the sentence that says why. The templates call it {@code notTaken}.
     *
     * @param section as sent
     * @param what    as sent
     * @param typed   as sent
     */
    record RejectedForm(String section, String what, Map<String, String> typed, String sentence) {}

    /**
     * Redirects to the page after a success. After a failure it shows the page with the submitted form and the reason.
     * A user without the right, or without access, gets a page that says so.
     */
    public ModelAndView after(Result<?> result, String number, CurrentUser currentUser, SubmittedPageForm sent) {
        if (!(result instanceof Failure<?> failure)) {
            // a redirect, so that loading the page again does nothing twice
            return new ModelAndView("redirect:/onboardings/" + number + "#" + sent.section());
        }
        if (failure instanceof NotFound) {
            throw new PageNotFoundException();
        }
        HttpStatus status = HttpStatusMapper.of(failure);
        String sentence = failure.sentence().in(CurrentReader.get());
        if (failure instanceof Forbidden) {
            return ErrorPageController.page(status, sentence);
        }
        ModelMap model = pages.assemble(number, currentUser);
        model.addAttribute("notTaken", new RejectedForm(sent.section(), sent.what(), sent.typed(), sentence));
        return new ModelAndView(OnboardingPageModelAssembler.VIEW, model, status);
    }
}
