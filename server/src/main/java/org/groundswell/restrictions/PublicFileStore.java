package org.groundswell.restrictions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.files.FileUse;
import org.groundswell.visibility.VisibilitySql;

/** The rows that make stored files public. */
final class PublicFileStore {
    private final String isPublic;

    /** @param uses all columns that refer to files */
    PublicFileStore(List<FileUse> uses) {
        this.isPublic = "SELECT 1 AS found WHERE "
                + uses.stream().flatMap(PublicFileStore::exists).collect(Collectors.joining(" OR "));
    }

    /**
     * A condition that a row refers to the file, and makes it public. Each looks the file up by itself, so that PostgreSQL uses the
     * index of the column and never reads the whole table to join it.
     */
    private static Stream<String> exists(FileUse use) {
        String row = "EXISTS (SELECT 1 FROM " + use.table() + " u WHERE u." + use.column()
                + " = (SELECT f.id FROM stored_file f WHERE f.name = :name)";
        return switch (use.audience()) {
            case FileUse.Nobody() -> Stream.empty();
            case FileUse.Everyone() -> Stream.of(row + ")");
            case FileUse.EveryoneUnlessSuspended(String account) ->
                Stream.of(row + VisibilitySql.andNotSuspended("u." + account) + ")");
        };
    }

    boolean isPublic(Tx tx, FileName name) {
        return tx.sql(isPublic)
                .set("name", name.text())
                .first(row -> row.longOf("found"))
                .isPresent();
    }
}
