package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What stands around the content of every page. */
@ControllerAdvice(annotations = PageController.class)
class LayoutAdvice {

    private final TimeFormatter times;
    private final PageTexts texts;

    LayoutAdvice(TimeFormatter times, PageTexts texts) {
        this.times = times;
        this.texts = texts;
    }

    /**
     * The head of a page.
     *
     * @param userId        null when nobody is signed in
     * @param showsTasklist process designers have no access to it
     * @param showsCockpit  customers and agents have no access to it
     * @param showsMailbox  only the provider's people may look into it
     * @param showsSetup    they alone see what the provider has set up, too
     */
    record Head(String userId, boolean showsTasklist, boolean showsCockpit, boolean showsMailbox, boolean showsSetup) {

        static Head of(CurrentUser currentUser) {
            if (currentUser == null) {
                return new Head(null, false, false, false, false);
            }
            return new Head(
                    currentUser.userId(),
                    Role.anyCan(currentUser.groups(), Capability.USE_TASKLIST),
                    Role.anyCan(currentUser.groups(), Capability.USE_COCKPIT),
                    currentUser.isStaff(),
                    currentUser.isStaff());
        }
    }

    @ModelAttribute("head")
    Head head(CurrentUser currentUser) {
        return Head.of(currentUser);
    }

    @ModelAttribute("times")
    TimeFormatter times() {
        return times;
    }

    @ModelAttribute("texts")
    PageTexts texts() {
        return texts;
    }

    @ExceptionHandler(PageNotFoundException.class)
    ModelAndView noSuchPage(CurrentUser currentUser) {
        ModelAndView page = ErrorPageController.page(HttpStatus.NOT_FOUND);
        page.addObject("head", Head.of(currentUser));
        return page;
    }
}
