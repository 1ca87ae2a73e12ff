package org.groundswell.web.archive;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The files of a person's own data.
 *
 * @param statuses the number of posts and boosts in the archive
 * @param problem why the archive can't be requested or downloaded
 */
public record ExportPage(PageFrame page, long statuses, Archive archive, List<File> files, Optional<String> problem)
        implements View {
    /**
     * The archive.
     *
     * @param building a text, while it is being built
     * @param failed whether it could not be built
     * @param bytes its size, once it is ready
     * @param deleted the day on which it is deleted, once it is ready
     * @param next the day from which another may be requested; empty if it may be now
     */
    public record Archive(
            Optional<String> building,
            boolean failed,
            Optional<Long> bytes,
            Optional<String> deleted,
            Optional<String> next) {
        /** The size in megabytes, rounded up. */
        public long megabytes() {
            return (bytes.orElse(0L) + (1 << 20) - 1) >> 20;
        }
    }

    /**
     * A file.
     *
     * @param name in words
     * @param format CSV or JSON
     * @param count the number of its entries
     */
    public record File(String path, String name, String format, long count) {}

    @Override
    public String template() {
        return "settings/export";
    }
}
