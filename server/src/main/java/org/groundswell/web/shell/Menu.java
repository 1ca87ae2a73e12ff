package org.groundswell.web.shell;

import java.util.List;
import java.util.stream.Stream;

/** A menu of pages that belong together, such as the settings. */
public record Menu(String label, List<Entry> entries) {
    /**
     * A page of the menu.
     *
     * @param to its path
     */
    public record Entry(String to, String name) {}

    /** The same menu with more entries at its end. */
    public Menu and(List<Entry> more) {
        return new Menu(label, Stream.concat(entries.stream(), more.stream()).toList());
    }

    /** The name of the page that is shown; of a page below the menu's, the menu's label. */
    public String current(PageFrame page) {
        return entries.stream()
                .filter(entry -> page.isAt(entry.to()))
                .map(Entry::name)
                .findFirst()
                .orElse(label);
    }
}
