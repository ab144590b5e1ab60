package org.serviceexchange.onboarding.application.account;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.account.AccountChanges;
import org.serviceexchange.onboarding.application.port.account.Preferences;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.springframework.stereotype.Service;

/** Chooses the language and the time zone in which a person reads. Everyone chooses for themselves. */
@Service
public class ChoosePreference {

    private final Preferences preferences;
    private final AccountChanges accounts;

    ChoosePreference(Preferences preferences, AccountChanges accounts) {
        this.preferences = preferences;
        this.accounts = accounts;
    }

    public Preference of(CurrentUser currentUser) {
        return preferences.of(currentUser.userId());
    }

    /**
     * @param language blank for the browser's language
     * @param timeZone blank for the one of the person's company
     * @throws InvalidInputException when there is no such language or time zone
     */
    public void choose(CurrentUser currentUser, String language, String timeZone) {
        Input input = new Input();
        Preference chosen = input.preference(FormField.LANGUAGE, language, FormField.TIME_ZONE, timeZone);
        input.throwIfInvalid();
        preferences.choose(currentUser.userId(), chosen);
        accounts.changed();
    }
}
