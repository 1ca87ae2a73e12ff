package org.groundswell.files;

/**
 * A column of a feature's table that refers to stored files. It needs an index and a foreign key.
 *
 * @param audience who may read a file because such a row refers to it
 */
public record FileUse(String table, String column, Audience audience) {
    /** The readers of a file. A file that several rows refer to is read by the readers of each. */
    public sealed interface Audience {}

    /** Nobody by its public address. */
    public record Nobody() implements Audience {}

    /** Everyone. */
    public record Everyone() implements Audience {}

    /**
     * Everyone, unless an account is suspended.
     *
     * @param column of the same table, with the account
     */
    public record EveryoneUnlessSuspended(String column) implements Audience {}

    public static FileUse byNobody(String table, String column) {
        return new FileUse(table, column, new Nobody());
    }

    public static FileUse byEveryone(String table, String column) {
        return new FileUse(table, column, new Everyone());
    }

    /** @param account the column of the account whose file it is */
    public static FileUse ofAccount(String table, String column, String account) {
        return new FileUse(table, column, new EveryoneUnlessSuspended(account));
    }
}
