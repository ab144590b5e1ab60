package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.customer.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What stands around the content of every page. */
@ControllerAdvice(annotations = PageController.class)
class PageFrame {

    private final Times times;

    PageFrame(Times times) {
        this.times = times;
    }

    /**
     * The head of a page.
     *
     * @param userId       null when nobody is signed in
     * @param showsCockpit customers have no business there
     * @param showsMailbox only the provider's people may look into it
     * @param showsSetup   they alone see what the provider has set up, too
     */
    record Head(String userId, boolean showsCockpit, boolean showsMailbox, boolean showsSetup) {

        static Head of(Viewer viewer) {
            if (viewer == null) {
                return new Head(null, false, false, false);
            }
            boolean customer = viewer.groups().contains(Groups.CUSTOMER)
                    || !viewer.customerKeys().isEmpty();
            // who belongs to no group may have been a customer until its onboarding ended
            boolean showsCockpit =
                    viewer.isStaff() || !customer && !viewer.groups().isEmpty();
            return new Head(viewer.userId(), showsCockpit, viewer.isStaff(), viewer.isStaff());
        }
    }

    @ModelAttribute("head")
    Head head(Viewer viewer) {
        return Head.of(viewer);
    }

    @ModelAttribute("times")
    Times times() {
        return times;
    }

    @ExceptionHandler(NoSuchPage.class)
    ModelAndView noSuchPage(Viewer viewer) {
        ModelAndView page = ErrorPages.page(HttpStatus.NOT_FOUND);
        page.addObject("head", Head.of(viewer));
        return page;
    }
}
