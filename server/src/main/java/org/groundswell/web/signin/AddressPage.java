package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * A form for an e-mail address, to which a link is sent.
 *
 * @param lead what the link is for
 * @param action the path that the form is sent to
 * @param email the address that was typed
 * @param problem why the form was refused
 */
public record AddressPage(PageFrame page, String lead, String action, String email, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "signin/address";
    }
}
