package org.groundswell.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.files.FileName;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.SafeUri;

/**
 * An account as others see it.
 *
 * @param url where it lives, if elsewhere; empty for an account of this server
 */
public record Account(
        AccountId id, Acct acct, String url, Profile profile, Standing standing, Instant createdAt, Counts counts) {

    /**
     * A person's description of themselves.
     *
     * @param country ISO 3166-1 alpha-2 as the person chose, or empty
     * @param language an ISO 639 code as the person chose, or empty
     */
    public record Profile(
            String displayName,
            Note note,
            List<Field> fields,
            Pictures pictures,
            String country,
            String language,
            boolean bot,
            Privacy privacy) {
        /** The defaults of a new account. */
        public static final Profile NONE =
                new Profile("", Note.NONE, List.of(), Pictures.NONE, "", "", false, Privacy.DEFAULT);

        /** The same, of a country and a language. */
        public Profile from(String newCountry, String newLanguage) {
            return new Profile(displayName, note, fields, pictures, newCountry, newLanguage, bot, privacy);
        }
    }

    /**
     * The pictures of a profile.
     *
     * @param originAvatar the address of the avatar of an imported account, or empty
     */
    public record Pictures(String originAvatar, Optional<Picture> avatar, Optional<Picture> header) {
        public static final Pictures NONE = elsewhere("");

        /** Those of an imported account. */
        public static Pictures elsewhere(String originAvatar) {
            return new Pictures(originAvatar, Optional.empty(), Optional.empty());
        }

        /** The address of the avatar; empty if there is none that can be shown. */
        public Optional<String> avatarUrl(URI home) {
            return avatar.map(picture -> home + picture.path())
                    .or(() -> SafeUri.parse(originAvatar).map(SafeUri::toString));
        }
    }

    /**
     * A picture of a profile.
     *
     * @param description the alternative text; may be empty
     */
    public record Picture(FileName file, String description) {
        /** The path of its address on this server. */
        public String path() {
            return "/media/" + file;
        }
    }

    /** A biography: as written, and its markup. */
    public record Note(String text, SafeHtml html) {
        public static final Note NONE = new Note("", SafeHtml.EMPTY);

        /** A note as it was typed, whose markup has not been made yet. */
        public static Note typed(String text) {
            return new Note(text, SafeHtml.EMPTY);
        }
    }

    /**
     * How visible a person is.
     *
     * @param discoverable whether it may be listed, recommended and trend
     * @param indexable whether its posts may be searched
     * @param hidesCollections whether its followers and the accounts it follows are hidden from others
     * @param locked whether it accepts its followers one by one
     */
    public record Privacy(boolean discoverable, boolean indexable, boolean hidesCollections, boolean locked) {
        public static final Privacy DEFAULT = new Privacy(true, true, false, false);
    }

    /**
     * What others have decided about an account, and its protection from them.
     *
     * @param verified known elsewhere as who it says it is
     * @param shieldedSince while its shield is up: since when new followers count as strangers
     */
    public record Standing(boolean verified, Restrictions restrictions, Optional<Instant> shieldedSince) {
        public static final Standing NEW = new Standing(false, Restrictions.NONE, Optional.empty());
    }

    /** A line of a profile: a name and what it says. */
    public record Field(String name, String value) {}

    /**
     * @param followers people on this server who follow it
     * @param originFollowers followers it had where it was imported from
     */
    public record Counts(
            long statuses, long followers, long following, long originFollowers, Optional<Instant> lastStatusAt) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, Optional.empty());

        Counts withStatus(Instant at) {
            Instant newest = lastStatusAt.filter(at::isBefore).orElse(at);
            return new Counts(statuses + 1, followers, following, originFollowers, Optional.of(newest));
        }
    }

    /** Known elsewhere as who it says it is. */
    public boolean verified() {
        return standing.verified();
    }

    public Restrictions restrictions() {
        return standing.restrictions();
    }

    /** Whether its shield is up. */
    public boolean isShielded() {
        return standing.shieldedSince().isPresent();
    }

    /** Whether it accepts its followers one by one, at least while its shield is up. */
    public boolean approvesFollowers() {
        return profile.privacy().locked() || isShielded();
    }

    public boolean isLocal() {
        return acct.isLocal();
    }

    /** The same, under another address. */
    public Account withAcct(Acct other) {
        return new Account(id, other, url, profile, standing, createdAt, counts);
    }

    /**
     * This account, if it may be shown.
     *
     * @throws Refusal.Gone if it is suspended
     */
    public Account requireShown() {
        if (restrictions().isSuspended()) {
            throw new Refusal.Gone("error.account.suspended");
        }
        return this;
    }

    /** The account as others see it: of a suspended one, its address alone. */
    public Account asShown() {
        return restrictions().isSuspended()
                ? new Account(id, acct, url, Profile.NONE, standing, createdAt, Counts.NONE)
                : this;
    }

    /** The same, with other counts. */
    Account withCounts(Counts others) {
        return new Account(id, acct, url, profile, standing, createdAt, others);
    }

    /** The same, with one more status. */
    public Account withStatus(Instant at) {
        return withCounts(counts.withStatus(at));
    }

    /** The name to show: the one chosen, or the user name. */
    public String name() {
        return profile.displayName().isEmpty() ? acct.username() : profile.displayName();
    }
}
