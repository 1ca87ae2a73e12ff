package org.groundswell.dataimport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lists that can be imported. */
public enum ImportKind {
    FOLLOWING("Account address,Show boosts,Notify on new posts,Languages"),
    BLOCKS("Account address"),
    MUTES("Account address,Hide notifications"),
    DOMAIN_BLOCKS("#domain"),
    LISTS("List name,Account address"),
    BOOKMARKS("#uri"),
    /** A file in JSON; the others are CSV. */
    FILTERS("Title");

    private final String names;

    /** @param columns separated by commas */
    ImportKind(String columns) {
        this.names = columns;
    }

    /** The names of the columns, in the order that files without a header have. */
    List<String> columns() {
        return List.of(names.split(",", -1));
    }

    /** Its name in forms and in the database. */
    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportKind> parse(String name) {
        return Arrays.stream(values())
                .filter(each -> each.storedName().equals(name))
                .findFirst();
    }

    /** Whether an entry may begin a follow. */
    boolean mayFollow() {
        return this == FOLLOWING || this == LISTS;
    }
}
