package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The blocked servers.
 *
 * @param typed what was refused, or an empty form
 * @param problem why it was refused
 * @param done what was done before, in words
 * @param older the query of the next page
 */
public record ServerBlocksPage(
        PageFrame page,
        List<Entry> blocks,
        Form typed,
        Optional<String> problem,
        Optional<String> done,
        Optional<String> older)
        implements View {
    /** A block, in words. */
    public record Entry(String id, String domain, String severity, Form form) {}

    /** The form of a block. */
    public record Form(
            String domain,
            List<Option> severities,
            String publicComment,
            String privateComment,
            boolean rejectMedia,
            boolean rejectReports,
            boolean obfuscate) {}

    /** A choice of the form. */
    public record Option(String name, String words, boolean chosen) {}

    @Override
    public String template() {
        return "admin/server_blocks";
    }
}
