package org.groundswell.web;

import java.util.Optional;

/**
 * The form to sign in.
 *
 * @param name the name that was typed
 * @param next the path to go to afterwards
 * @param problem why the form was refused
 */
public record SignInPage(Page page, String name, String next, Optional<String> problem) implements View {
    @Override
    public String template() {
        return "sign_in";
    }
}
