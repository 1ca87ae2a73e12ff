package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.auth.PasswordResets.ForgottenPassword;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form for a new password, to which the link in a message leads.
 *
 * @param action the path that the form is sent to
 * @param forgotten the account; empty if the link was used or has expired
 * @param problem why the form was refused
 */
public record NewPasswordPage(
        PageFrame page, String action, Optional<ForgottenPassword> forgotten, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "signin/new_password";
    }
}
