package org.groundswell.web.notifications;

import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The page on which the recipient of a digest turns it off.
 *
 * @param path of its form
 * @param off whether it is off
 */
public record DigestPage(PageFrame page, String path, boolean off) implements View {
    @Override
    public String template() {
        return "notifications/digest";
    }
}
