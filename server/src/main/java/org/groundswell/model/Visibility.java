package org.groundswell.model;

import java.util.Arrays;
import java.util.Optional;

/** The visibility of a status. The numbers are those in the database. */
public enum Visibility {
    PUBLIC(0, "public"),
    UNLISTED(1, "unlisted"),
    FOLLOWERS(2, "private"),
    DIRECT(3, "direct"),
    /** Nobody but its author sees it: the author is suspended. It can't be chosen. */
    HIDDEN(4, "hidden");

    private static final Visibility[] BY_CODE = values();

    private final int code;
    private final String apiName;

    Visibility(int code, String apiName) {
        this.code = code;
        this.apiName = apiName;
    }

    public static Visibility ofCode(int code) {
        return BY_CODE[code];
    }

    /** The visibility with the name by which it is written in events. */
    public static Optional<Visibility> named(String name) {
        return Arrays.stream(BY_CODE).filter(each -> each.apiName.equals(name)).findFirst();
    }

    /** Reads the Mastodon API's name for it; {@code followers} is understood too. */
    public static Optional<Visibility> parse(String name) {
        return switch (name) {
            case "public" -> Optional.of(PUBLIC);
            case "unlisted" -> Optional.of(UNLISTED);
            case "private", "followers" -> Optional.of(FOLLOWERS);
            case "direct" -> Optional.of(DIRECT);
            default -> Optional.empty();
        };
    }

    public int code() {
        return code;
    }

    public String apiName() {
        return apiName;
    }

    /** Whether it is listed: in public timelines, under its tags, in trends and waves. */
    public boolean isListed() {
        return this == PUBLIC;
    }

    /** Whether everyone may see it, signed in or not. */
    public boolean isOpen() {
        return this == PUBLIC || this == UNLISTED;
    }

    /** Whether its author may quote it: all that more people than the mentioned ones may see. */
    public boolean isQuotableByAuthor() {
        return isOpen() || this == FOLLOWERS;
    }

    /** What a status of this visibility has if it quotes one of another: it must not be seen by more people. */
    public Visibility quoting(Visibility quoted) {
        return isOpen() && !quoted.isOpen() ? FOLLOWERS : this;
    }

    /** Whether it is hidden, since its author is suspended. */
    public boolean isHidden() {
        return this == HIDDEN;
    }

    /** What a status of this visibility has while its author is suspended. */
    public Visibility whileSuspended() {
        return HIDDEN;
    }

    /** What a status of this visibility has while its author is limited. */
    public Visibility whileLimited() {
        return this == PUBLIC ? UNLISTED : this;
    }

    /** Whether only the mentioned accounts see it. */
    public boolean isDirect() {
        return this == DIRECT;
    }
}
