package org.groundswell.web.signin;

import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * An authorization code to copy into an app that can't be redirected to.
 *
 * @param app the app's name
 */
public record CodePage(PageFrame page, String app, String code) implements View {
    @Override
    public String template() {
        return "signin/code";
    }
}
