package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.auth.Confirmations;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The page that the link in a confirmation leads to. It confirms with a button: programs that check mail for harmful links
 * open them, too.
 *
 * @param action the path that the form is sent to
 * @param pending what is confirmed; empty if the link was used or has expired
 */
public record ConfirmPage(PageFrame page, String action, Optional<Confirmations.Pending> pending) implements View {
    @Override
    public String template() {
        return "signin/confirm";
    }
}
