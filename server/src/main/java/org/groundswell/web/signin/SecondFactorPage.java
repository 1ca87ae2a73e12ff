package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form for the code that a sign-in needs besides the password.
 *
 * @param ticket stands for the right password
 * @param next the path to go to afterwards
 * @param problem why the form was refused
 */
public record SecondFactorPage(PageFrame page, String ticket, String next, Optional<String> problem) implements View {
    @Override
    public String template() {
        return "signin/second_factor";
    }
}
