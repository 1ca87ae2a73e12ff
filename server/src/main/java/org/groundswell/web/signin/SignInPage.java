package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form to sign in.
 *
 * @param name the name that was typed
 * @param next the path to go to afterwards
 * @param mail whether the server sends e-mail, so that a forgotten password can be reset
 * @param problem why the form was refused
 */
public record SignInPage(PageFrame page, String name, String next, boolean mail, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "signin/sign_in";
    }
}
