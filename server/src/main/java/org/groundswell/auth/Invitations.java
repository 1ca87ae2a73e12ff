package org.groundswell.auth;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Invitations to sign up, and the one-time link for the first administrator. */
final class Invitations {
    /** Stands before the hash of the link that was used, which can then still be told from a wrong one. */
    private static final String USED = "used:";

    private final Database database;
    private final InstantSource clock;
    private final InvitationStore store = new InvitationStore();
    private final LoginStore logins = new LoginStore();
    private final Secrets secrets = new Secrets();

    Invitations(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    String invite(AccountId by, int uses) {
        if (uses < 1 || uses > 1_000) {
            throw new Refusal.Invalid("uses", "error.between", "least", 1, "most", 1000);
        }
        String code = secrets.makeShort();
        database.writing(tx -> store.insertInvite(tx, code, by, clock.instant(), uses));
        return code;
    }

    List<Invite> invites() {
        return database.read(store::invites);
    }

    /** A new one-time link's token, if the server has no administrator yet; earlier links stop working. */
    Optional<String> setupToken() {
        return database.write(tx -> {
            if (logins.anyAdmin(tx)) {
                return Optional.empty();
            }
            String token = secrets.make();
            store.replaceSetupLink(tx, Secrets.hash(token), clock.instant());
            return Optional.of(token);
        });
    }

    boolean isSetupToken(String token) {
        return Secrets.isPlausible(token)
                && database.read(tx -> store.isSetupLink(tx, Secrets.hash(token)) && !logins.anyAdmin(tx));
    }

    /** Whether a token is that of the last link, and the server has its administrator since. */
    boolean isSpentSetupToken(String token) {
        if (!Secrets.isPlausible(token)) {
            return false;
        }
        String hash = Secrets.hash(token);
        return database.read(
                tx -> (store.isSetupLink(tx, hash) || store.isSetupLink(tx, USED + hash)) && logins.anyAdmin(tx));
    }

    boolean isInvite(String code) {
        return Secrets.isPlausible(code) && database.read(tx -> store.isInvite(tx, code));
    }

    /** Uses an invitation once; false if it is used up or was never given. */
    boolean use(Tx tx, String code) {
        return store.useInvite(tx, code);
    }

    /** Uses the one-time link up. Of two at once the second doesn't find it any more. */
    boolean useSetupToken(Tx tx, String token) {
        String hash = Secrets.hash(token);
        return store.renameSetupLink(tx, hash, USED + hash);
    }
}
