package org.groundswell.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database failed, or was asked something it does not understand. A bug or a broken disk; never a person's fault. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static DatabaseException of(String sql, SQLException cause) {
        return new DatabaseException(cause.getMessage() + " in: " + sql.strip(), cause);
    }
}
