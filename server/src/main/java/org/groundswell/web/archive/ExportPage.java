package org.groundswell.web.archive;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The files of a person's own data.
 *
 * @param statuses the number of posts and boosts in the archive
 * @param problem why the archive can't be downloaded
 */
public record ExportPage(PageFrame page, long statuses, List<File> files, Optional<String> problem) implements View {
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
