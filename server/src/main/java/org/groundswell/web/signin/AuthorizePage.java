package org.groundswell.web.signin;

import java.util.List;
import org.groundswell.auth.Application;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * A request by an app for access to the visitor's account (RFC 6749, section 4.1.1).
 *
 * @param permissions what the app could do, in words
 * @param scopes the scopes it asks for, separated by spaces
 * @param redirect the address that the answer goes to
 * @param state the app's own value, which is returned to it; may be empty
 * @param challenge the PKCE challenge (RFC 7636); may be empty
 */
public record AuthorizePage(
        PageFrame page,
        Application app,
        List<String> permissions,
        String scopes,
        String redirect,
        String state,
        String challenge)
        implements View {
    @Override
    public String template() {
        return "signin/authorize";
    }
}
