package org.groundswell.web.policies;

import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.text.SafeHtml;
import org.groundswell.web.shell.PageFrame;

/**
 * A policy to read.
 *
 * @param state from when it applies, in words
 * @param other the version that replaces it, or will
 */
public record PolicyPage(PageFrame page, SafeHtml text, String state, Optional<Link> other) implements View {
    /** A link to another version, in words. */
    public record Link(String path, String words) {}

    @Override
    public String template() {
        return "policies/policy";
    }
}
