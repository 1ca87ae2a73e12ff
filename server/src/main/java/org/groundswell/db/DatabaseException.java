package org.groundswell.db;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A failure of the database or an invalid statement: an outage or a bug, never caused by a user's input. */
public final class DatabaseException extends RuntimeException {
    /**
     * SQLite's result codes of temporary conditions (https://sqlite.org/rescode.html): locked by another process, out
     * of memory, read-only, interrupted by a time limit, I/O error, disk full, file not to be opened.
     */
    private static final Set<Integer> TEMPORARY_IN_SQLITE = Set.of(5, 6, 7, 8, 9, 10, 13, 14);
    /**
     * The SQLSTATE classes of temporary conditions in PostgreSQL (its documentation, appendix A): no connection,
     * resources exhausted (a full disk among them), object in use, stopped by an operator or a time limit, I/O error,
     * read-only.
     */
    private static final Set<String> TEMPORARY_IN_POSTGRESQL = Set.of("08", "53", "55", "57", "58", "25", "40");

    private final boolean temporary;

    public DatabaseException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.temporary = cause instanceof SQLException failure && isTemporary(failure);
    }

    private DatabaseException(String message) {
        super(message);
        this.temporary = true;
    }

    static DatabaseException of(String sql, SQLException cause) {
        return new DatabaseException(cause.getMessage() + " in: " + sql.strip(), cause);
    }

    /** A temporary failure that was not reported by a driver. */
    static DatabaseException temporary(String message) {
        return new DatabaseException(message);
    }

    /**
     * Whether the same work may succeed later: the database does not respond, its disk is full, or the work took too
     * long.
     */
    public boolean isTemporary() {
        return temporary;
    }

    /**
     * Whether a row would have had the same value as another where each must be unique (SQLSTATE 23505). For changes whose
     * check another transaction can overtake; an insert says ON CONFLICT instead.
     */
    public boolean isDuplicate() {
        return getCause() instanceof SQLException failure
                && (failure instanceof SQLiteException sqlite
                        ? sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        : "23505".equals(failure.getSQLState()));
    }

    /** Whether SQLite found no room on the disk. */
    boolean isDiskFull() {
        return getCause() instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }

    private static boolean isTemporary(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            // The lowest eight bits are the primary result code, the others its extension.
            return TEMPORARY_IN_SQLITE.contains(sqlite.getResultCode().code & 0xFF);
        }
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || (state != null && state.length() == 5 && TEMPORARY_IN_POSTGRESQL.contains(state.substring(0, 2)));
    }
}
