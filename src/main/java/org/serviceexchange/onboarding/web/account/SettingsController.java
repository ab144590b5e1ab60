package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.ChoosePreference;
import org.serviceexchange.onboarding.application.digest.ChooseDigests;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Languages;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.PageController;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a signed-in person chooses for themselves. */
@PageController
@RequestMapping("/settings")
class SettingsController {

    /** Regions with cities; the others are abbreviations. */
    private static final List<String> TIME_ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone ->
                    zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private final ChoosePreference preferences;
    private final ChooseDigests digests;

    SettingsController(ChoosePreference preferences, ChooseDigests digests) {
        this.preferences = preferences;
        this.digests = digests;
    }

    /** The part of the page that turns digests on and off; null if there is none to turn. */
    @ModelAttribute
    void addDigests(CurrentUser currentUser, Model model) {
        model.addAttribute("digest", digests.of(currentUser).orElse(null));
    }

    @GetMapping
    String show(CurrentUser currentUser, @RequestParam(required = false) String saved, Model model) {
        Preference chosen = preferences.of(currentUser);
        model.addAttribute("saved", saved != null);
        return page(chosen.language(), chosen.timeZone(), null, model);
    }

    @PostMapping
    String save(
            CurrentUser currentUser,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String timeZone,
            Model model,
            HttpServletResponse response) {
        try {
            preferences.choose(currentUser, language, timeZone);
            return "redirect:/settings?saved";
        } catch (InvalidInputException refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(language, timeZone, refused.sentence(), model);
        }
    }

    private static String page(String language, String timeZone, Sentence problem, Model model) {
        model.addAttribute("language", language);
        model.addAttribute("timeZone", timeZone);
        model.addAttribute("languages", Languages.all());
        model.addAttribute("timeZones", TIME_ZONES);
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return "settings";
    }
}
