package org.groundswell.web.signin;

import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.View;
import org.groundswell.rules.Rule;
import org.groundswell.web.shell.PageFrame;

/**
 * The form for a new account.
 *
 * @param action the path that the form is sent to
 * @param kind how accounts are given: open, approval, invite, closed or setup
 * @param typed what was typed, without the password
 * @param next the path to go to afterwards
 * @param rules the rules of this server, which people agree to
 * @param terms whether there are terms of service
 * @param problem why the form was refused
 */
public record SignUpPage(
        PageFrame page,
        String action,
        String kind,
        Logins.SignUp typed,
        String next,
        List<Countries.Country> countries,
        List<Rule> rules,
        boolean terms,
        Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "signin/sign_up";
    }
}
