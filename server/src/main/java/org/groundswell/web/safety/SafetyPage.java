package org.groundswell.web.safety;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The shield, and the other means against unwanted contact.
 *
 * @param up empty while the shield is down
 * @param lengths for how long it can be raised
 * @param mode what happens in a surge of strangers
 * @param problem why a form was refused
 */
public record SafetyPage(PageFrame page, Optional<Up> up, List<Length> lengths, String mode, Optional<String> problem)
        implements View {
    /**
     * The shield while it is up.
     *
     * @param automatic whether it went up by itself
     * @param endsAt the exact time, in words, with its machine-readable form
     */
    public record Up(boolean automatic, String endsAt, String machine) {}

    /** A length of time, in seconds and in words. */
    public record Length(long seconds, String label, boolean chosen) {}

    @Override
    public String template() {
        return "safety/safety";
    }
}
