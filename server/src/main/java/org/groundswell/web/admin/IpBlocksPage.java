package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The blocked IP addresses.
 *
 * @param typed what was refused, or an empty form
 * @param problem why it was refused
 * @param older the query of the next page
 */
public record IpBlocksPage(
        PageFrame page, List<Entry> blocks, Form typed, Optional<String> problem, Optional<String> older)
        implements View {
    /**
     * A block, in words.
     *
     * @param until when it ends; empty if it has no end
     */
    public record Entry(String id, String ip, String severity, String comment, String until) {}

    /** The form for a new block. */
    public record Form(String ip, String comment, List<Option> severities, List<Option> times) {}

    /** A choice of the form. */
    public record Option(String name, String words, boolean chosen) {}

    @Override
    public String template() {
        return "admin/ip_blocks";
    }
}
