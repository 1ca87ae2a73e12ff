package org.groundswell.profiles;

import java.util.Arrays;
import java.util.Optional;
import org.groundswell.accounts.Account;

/** A picture that a profile can have, with its size in pixels: Mastodon's. */
public enum ProfilePicture {
    AVATAR("avatar", 400, 400),
    HEADER("header", 1_500, 500);

    private final String word;
    private final int width;
    private final int height;

    ProfilePicture(String word, int width, int height) {
        this.word = word;
        this.width = width;
        this.height = height;
    }

    /** Its name in forms, addresses and columns. */
    public String word() {
        return word;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public static Optional<ProfilePicture> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** That of an account, if it has one. */
    public Optional<Account.Picture> of(Account account) {
        Account.Pictures pictures = account.profile().pictures();
        return switch (this) {
            case AVATAR -> pictures.avatar();
            case HEADER -> pictures.header();
        };
    }
}
