package org.serviceexchange.onboarding.web.record;

import java.util.Map;
import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Outcome.NotAllowed;
import org.serviceexchange.onboarding.application.Outcome.NotDone;
import org.serviceexchange.onboarding.application.Outcome.NothingThere;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.web.ErrorPages;
import org.serviceexchange.onboarding.web.NoSuchPage;
import org.serviceexchange.onboarding.web.Status;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** How people see what came of a form that they sent from an onboarding's record page. */
@Component
public class RecordPage {

    private final OnboardingController page;

    RecordPage(OnboardingController page) {
        this.page = page;
    }

    /**
     * A form of the page, as it was sent.
     *
     * @param section the id of the part of the page that shows what came of it
     * @param what    the last part of the address that it was sent to
     * @param typed   by the names of the fields
     */
    public record Sent(String section, String what, Map<String, String> typed) {}

    /**
     * What couldn't be taken, shown again beside the sentence that says why. The templates call it {@code notTaken}.
     *
     * @param section as sent
     * @param what    as sent
     * @param typed   as sent
     */
    record NotTaken(String section, String what, Map<String, String> typed, String sentence) {}

    /**
     * Leads to the page itself once it is done. Where it can't be done, or not as it was sent, that is the page with the
     * form as it was, and why; who may not do it, or not know of it, gets a page that says so.
     */
    public ModelAndView after(Outcome<?> outcome, String number, Viewer viewer, Sent sent) {
        if (!(outcome instanceof NotDone<?> notDone)) {
            // a redirect, so that loading the page again does nothing twice
            return new ModelAndView("redirect:/onboardings/" + number + "#" + sent.section());
        }
        if (notDone instanceof NothingThere) {
            throw new NoSuchPage();
        }
        HttpStatus status = Status.of(notDone);
        if (notDone instanceof NotAllowed) {
            return ErrorPages.page(status, notDone.sentence());
        }
        Model model = new ExtendedModelMap();
        model.addAttribute("notTaken", new NotTaken(sent.section(), sent.what(), sent.typed(), notDone.sentence()));
        return new ModelAndView(page.record(number, viewer, model), model.asMap(), status);
    }
}
