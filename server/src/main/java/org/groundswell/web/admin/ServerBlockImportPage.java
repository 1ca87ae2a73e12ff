package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The import of blocked servers: the form, or what an import would change.
 *
 * @param csv the file
 * @param preview what it would change; empty for the form
 * @param problem why the file can't be read
 */
public record ServerBlockImportPage(PageFrame page, String csv, Optional<Preview> preview, Optional<String> problem)
        implements View {
    /**
     * The changes of an import.
     *
     * @param unchanged the number of blocks that are there already
     */
    public record Preview(List<Row> added, List<Row> changed, int unchanged, List<BadRow> bad) {
        public boolean changesAnything() {
            return !added.isEmpty() || !changed.isEmpty();
        }
    }

    /** @param severity in words; of a change also the one before */
    public record Row(String domain, String severity, String comment) {}

    /** A line that can't be imported. */
    public record BadRow(int number, String domain, String reason) {}

    @Override
    public String template() {
        return "admin/server_block_import";
    }
}
