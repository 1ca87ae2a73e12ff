package org.groundswell.web.policies;

import java.util.List;
import java.util.Optional;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form on which administrators write a policy.
 *
 * @param versions the newest first
 * @param problem why the form was refused
 */
public record PolicyAdminPage(
        PageFrame page, Policy policy, Typed typed, Days days, List<Version> versions, Optional<String> problem)
        implements View {
    /**
     * The values of the form.
     *
     * @param effective the day, as in 2026-11-27
     * @param seen the number of the newest version when the form was made
     */
    public record Typed(String text, String effective, int seen) {}

    /** The days that can be chosen. */
    public record Days(String first, String last) {}

    /** @param state in words */
    public record Version(String path, String state, boolean readable) {}

    public int longest() {
        return Policies.LONGEST_TEXT;
    }

    @Override
    public String template() {
        return "policies/admin";
    }
}
