package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form for the code that a sign-in needs besides the password.
 *
 * @param ticket stands for the right password
 * @param next the path to go to afterwards
 * @param passkeys whether the account has passkeys, one of which will do as well
 * @param problem why the form was refused
 */
public record SecondFactorPage(PageFrame page, String ticket, String next, boolean passkeys, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "signin/second_factor";
    }
}
