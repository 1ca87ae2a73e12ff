package org.groundswell.web.people;

import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.relationships.Relationship;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;

/**
 * The visitor's relationship to the account of a profile.
 *
 * @param button the main action; empty if the account blocks the visitor
 * @param notice a sentence about a block or mute
 * @param following how the visitor follows it
 * @param note the visitor's private note, or empty
 */
public record RelationView(
        Optional<Button> button,
        Optional<String> notice,
        Optional<Relationship.FollowOptions> following,
        boolean followedBy,
        boolean muting,
        boolean blocking,
        boolean endorsed,
        String note) {
    /**
     * A button.
     *
     * @param action the last part of the address to which it is sent
     * @param label the key of its text
     * @param plain whether it is less prominent
     */
    public record Button(String action, String label, boolean plain) {}

    static RelationView of(Relationship between, Account account, Translator t) {
        return new RelationView(
                button(between, account),
                notice(between, t),
                between.follow().filter(_ -> between.isFollowing()),
                between.followedBy(),
                between.isMuting(),
                between.blocking(),
                between.endorsed(),
                between.note());
    }

    private static Optional<Button> button(Relationship between, Account account) {
        if (between.blocking()) {
            return Optional.of(new Button("unblock", "profile.unblock", true));
        }
        if (between.blockedBy()) {
            return Optional.empty();
        }
        if (between.requested()) {
            return Optional.of(new Button("unfollow", "profile.requested", true));
        }
        if (between.isFollowing()) {
            return Optional.of(new Button("unfollow", "profile.unfollow", true));
        }
        return Optional.of(
                new Button("follow", account.approvesFollowers() ? "profile.request" : "profile.follow", false));
    }

    private static Optional<String> notice(Relationship between, Translator t) {
        if (between.blocking()) {
            return Optional.of(t.text("profile.blocking"));
        }
        if (between.blockedBy()) {
            return Optional.of(t.text("profile.blocked_by"));
        }
        return between.mute()
                .map(mute -> mute.expiresAt()
                        .map(at -> t.text("profile.muting.until", "time", Ago.exact(at, t)))
                        .orElseGet(() -> t.text("profile.muting")));
    }
}
