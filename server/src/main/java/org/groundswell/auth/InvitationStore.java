package org.groundswell.auth;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code invite} and {@code setup_link}. */
final class InvitationStore {
    void insertInvite(Tx tx, String code, AccountId by, Instant at, int uses) {
        tx.sql("INSERT INTO invite (code, created_by, created_at, uses_left) VALUES (:code, :by, :at, :uses)")
                .set("code", code)
                .set("by", by.value())
                .set("at", at)
                .set("uses", uses)
                .run();
    }

    /** Uses an invitation once; false if it is used up or was never given. */
    boolean useInvite(Tx tx, String code) {
        return tx.sql("UPDATE invite SET uses_left = uses_left - 1 WHERE code = :code AND uses_left > 0")
                        .set("code", code)
                        .run()
                == 1;
    }

    boolean isInvite(Tx tx, String code) {
        return tx.sql("SELECT count(*) FROM invite WHERE code = :code AND uses_left > 0")
                        .set("code", code)
                        .number()
                == 1;
    }

    List<Invite> invites(Tx tx) {
        return tx.sql("SELECT code, uses_left FROM invite WHERE uses_left > 0 ORDER BY created_at DESC LIMIT 100")
                .list(row -> new Invite(row.textOf("code"), row.intOf("uses_left")));
    }

    void replaceSetupLink(Tx tx, String tokenHash, Instant at) {
        tx.sql("DELETE FROM setup_link").run();
        tx.sql("INSERT INTO setup_link (token_hash, created_at) VALUES (:hash, :at)")
                .set("hash", tokenHash)
                .set("at", at)
                .run();
    }

    boolean isSetupLink(Tx tx, String tokenHash) {
        return tx.sql("SELECT count(*) FROM setup_link WHERE token_hash = :hash")
                        .set("hash", tokenHash)
                        .number()
                == 1;
    }

    /** Replaces the hash of a link, so that the link stops working; false if there is no such link any more. */
    boolean renameSetupLink(Tx tx, String tokenHash, String to) {
        return tx.sql("UPDATE setup_link SET token_hash = :to WHERE token_hash = :hash")
                        .set("to", to)
                        .set("hash", tokenHash)
                        .run()
                == 1;
    }
}
