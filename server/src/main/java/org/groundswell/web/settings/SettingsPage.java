package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The settings of the visitor's account.
 *
 * @param profile the profile, or what was typed if it was refused
 * @param fields the profile's fields, with empty ones up to the most there may be
 * @param posting the defaults of posts, or what was chosen if the form was refused
 * @param quotable whether public posts may be quoted in stories
 * @param problem why the form was refused
 */
public record SettingsPage(
        PageFrame page,
        Account.Profile profile,
        List<Account.Field> fields,
        PostingDefaults posting,
        boolean quotable,
        List<Countries.Country> countries,
        Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "settings/settings";
    }
}
