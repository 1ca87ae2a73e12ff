package org.groundswell.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.auth.CanonicalEmailStore;
import org.groundswell.auth.CanonicalEmailStore.Blocked;
import org.groundswell.auth.CanonicalEmails;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Sha256;

/** The e-mail addresses with which nobody can sign up, as moderators manage them. Only hashes are kept. */
public final class CanonicalEmailBlocks {
    private final Database database;
    private final Staff staff;
    private final ModerationLog log;
    private final IdGenerator ids;
    private final CanonicalEmailStore store = new CanonicalEmailStore();

    public CanonicalEmailBlocks(Database database, Staff staff, ModerationLog log, IdGenerator ids) {
        this.database = database;
        this.staff = staff;
        this.log = log;
        this.ids = ids;
    }

    /**
     * The blocks, newest first.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Blocked> list(AccountId moderator, Page page) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.list(tx, page);
        });
    }

    /**
     * A block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Blocked get(AccountId moderator, long id) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.find(tx, id).orElseThrow(Refusal.NotFound::new);
        });
    }

    /**
     * The blocks that an address falls under.
     *
     * @throws Refusal.Invalid if that is no address
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Blocked> matching(AccountId moderator, String email) {
        String hash = hashOf(email);
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.byHash(tx, hash);
        });
    }

    /**
     * Blocks an address. Accounts that have it keep it.
     *
     * @param email the address; if empty, the hash counts
     * @param hash of its canonical form, in hexadecimal digits
     * @throws Refusal.Invalid if both are missing or not valid, or a moderator has blocked it already
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Blocked add(AccountId moderator, Optional<String> email, Optional<String> hash) {
        String wanted = email.map(CanonicalEmailBlocks::hashOf).orElseGet(() -> parse(hash.orElse("")));
        return database.write(tx -> {
            staff.requireModerator(tx, moderator);
            Blocked block = new Blocked(ids.next(), wanted);
            if (!store.insert(tx, block, Optional.empty())) {
                throw new Refusal.Invalid(
                        email.isPresent() ? "email" : "canonical_email_hash",
                        Refusal.Fault.TAKEN,
                        "error.canonical_email_blocks.taken");
            }
            log.record(tx, moderator, new ModerationAction.CanonicalEmailBlocked(wanted));
            return block;
        });
    }

    /**
     * Removes a block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public void remove(AccountId moderator, long id) {
        database.writing(tx -> {
            staff.requireModerator(tx, moderator);
            Blocked block = store.find(tx, id).orElseThrow(Refusal.NotFound::new);
            if (store.delete(tx, id)) {
                log.record(tx, moderator, new ModerationAction.CanonicalEmailUnblocked(block.hash()));
            }
        });
    }

    private static String hashOf(String email) {
        return EmailAddress.parse(email)
                .map(CanonicalEmails::hash)
                .orElseThrow(() -> new Refusal.Invalid("email", "error.email"));
    }

    private static String parse(String hash) {
        String lower = hash.strip().toLowerCase(Locale.ROOT);
        if (lower.length() != Sha256.LENGTH
                || !lower.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new Refusal.Invalid("canonical_email_hash", "error.canonical_email_blocks.hash");
        }
        return lower;
    }
}
