package org.groundswell.web.dataimport;

import java.util.List;
import java.util.Optional;
import org.groundswell.dataimport.DataImport;
import org.groundswell.dataimport.ImportWork;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * An import: what is in its file before it is confirmed, then how far it is.
 *
 * @param path its address
 * @param kind in words
 * @param looksLike another kind that the file's header names, in words; or empty
 * @param state in words
 * @param removals the entries that would be removed if it replaced the list; 0 once it is confirmed
 * @param failures the first rows that are not imported
 * @param problem why it can't be confirmed
 */
public record ImportPage(
        PageFrame page,
        String path,
        String kind,
        String looksLike,
        DataImport about,
        String state,
        DataImport.Counts counts,
        long removals,
        List<Failure> failures,
        Optional<String> problem)
        implements View {
    /**
     * A row.
     *
     * @param number of its line
     * @param values its values, in a line
     */
    public record Failure(int number, String values, String reason) {}

    public boolean isPreview() {
        return about.state() == DataImport.State.PREVIEW;
    }

    public boolean mayFollow() {
        return switch (about.kind()) {
            case FOLLOWING, LISTS -> true;
            case BLOCKS, MUTES, DOMAIN_BLOCKS, BOOKMARKS, FILTERS -> false;
        };
    }

    /** New follows that begin in an hour. */
    public int followsAnHour() {
        return ImportWork.MOST_FOLLOWS;
    }

    @Override
    public String template() {
        return "settings/import";
    }
}
