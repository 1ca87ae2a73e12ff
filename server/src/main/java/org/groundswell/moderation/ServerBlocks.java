package org.groundswell.moderation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlock.Policy;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.serverblocks.ServerBlockStore;
import org.groundswell.text.PlainText;

/**
 * The blocks of other servers, as moderators manage them. Accounts that are created from now on have the restrictions of the
 * block at once; existing ones get or lose them in a job.
 */
public final class ServerBlocks {
    /** In characters. */
    public static final int LONGEST_COMMENT = 1_000;

    private static final int MOST = 10_000;
    private static final int LINES_AT_ONCE = 200;
    private static final Policy USUAL = new Policy(Severity.SILENCE, false, false, "", "", false);

    /** The values that a request sets; a block keeps the others. */
    public record Change(
            Optional<Severity> severity,
            Optional<Boolean> rejectMedia,
            Optional<Boolean> rejectReports,
            Optional<String> privateComment,
            Optional<String> publicComment,
            Optional<Boolean> obfuscate) {
        private Policy of(Policy before) {
            return new Policy(
                    severity.orElse(before.severity()),
                    rejectMedia.orElse(before.rejectMedia()),
                    rejectReports.orElse(before.rejectReports()),
                    comment("private_comment", privateComment, before.privateComment()),
                    comment("public_comment", publicComment, before.publicComment()),
                    obfuscate.orElse(before.obfuscate()));
        }

        private static String comment(String field, Optional<String> typed, String before) {
            return typed.map(text -> PlainText.line(field, text, LONGEST_COMMENT))
                    .orElse(before);
        }
    }

    /**
     * What importing a file changes.
     *
     * @param unchanged the number of blocks in the file that are there already
     */
    public record Plan(
            List<ServerBlockFile.Line> added,
            List<Changed> changed,
            int unchanged,
            List<ServerBlockFile.BadLine> bad) {}

    /** A block that an import changes. */
    public record Changed(ServerBlock before, Policy after) {}

    private final Database database;
    private final ServerBlockJob job;
    private final Staff staff;
    private final ModerationLog log;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final String ownDomain;
    private final ServerBlockStore store = new ServerBlockStore();

    /** @param ownDomain the domain of this server, which can't be blocked */
    public ServerBlocks(
            Database database,
            ServerBlockJob job,
            Staff staff,
            ModerationLog log,
            IdGenerator ids,
            InstantSource clock,
            String ownDomain) {
        this.database = database;
        this.job = job;
        this.staff = staff;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.ownDomain = ownDomain;
    }

    /** The names of all severities, for messages. */
    public static String severities() {
        return Arrays.stream(Severity.values()).map(Severity::word).collect(Collectors.joining(", "));
    }

    /**
     * The blocks, newest first.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<ServerBlock> list(AccountId moderator, Page page) {
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
    public ServerBlock get(AccountId moderator, long id) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.find(tx, id).orElseThrow(Refusal.NotFound::new);
        });
    }

    /** The blocks that restrict accounts, by domain, for everyone. */
    public List<ServerBlock> published() {
        return database.read(store::all).stream()
                .filter(block -> block.policy().severity() != Severity.NOOP)
                .toList();
    }

    /**
     * Blocks a server, with the servers that have names below it.
     *
     * @throws Refusal.Invalid if that is no server, this server, or blocked already, or if there are too many blocks
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public ServerBlock add(AccountId moderator, String typed, Change wanted) {
        String domain = DomainName.parse(typed.strip())
                .map(DomainName::name)
                .filter(name -> name.indexOf(':') < 0)
                .orElseThrow(() -> new Refusal.Invalid("domain", "error.domain.invalid"));
        if (domain.equalsIgnoreCase(ownDomain)) {
            throw new Refusal.Invalid("domain", "error.domain.own");
        }
        Policy policy = wanted.of(USUAL);
        return database.write(tx -> {
            begin(tx, moderator);
            return insert(tx, moderator, domain, policy)
                    .orElseThrow(() -> new Refusal.Invalid("domain", Refusal.Fault.TAKEN, "error.server_blocks.taken"));
        });
    }

    /**
     * Changes a block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Invalid if a comment is too long
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public ServerBlock change(AccountId moderator, long id, Change wanted) {
        return database.write(tx -> {
            begin(tx, moderator);
            ServerBlock before = store.find(tx, id).orElseThrow(Refusal.NotFound::new);
            return update(tx, moderator, before, wanted.of(before.policy()));
        });
    }

    /**
     * Removes a block. Accounts keep the restrictions that moderators have decided about them.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public void remove(AccountId moderator, long id) {
        database.writing(tx -> {
            begin(tx, moderator);
            ServerBlock block = store.find(tx, id).orElseThrow(Refusal.NotFound::new);
            store.delete(tx, id);
            job.enqueue(tx);
            log.record(tx, moderator, new ModerationAction.ServerUnblocked(block.domain()));
        });
    }

    /**
     * All blocks as a file, without their private comments.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public String export(AccountId moderator) {
        return ServerBlockFile.write(database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.all(tx);
        }));
    }

    /**
     * What importing a file would change. Blocks that are not in the file stay.
     *
     * @throws Refusal.Invalid if the file can't be read
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Plan plan(AccountId moderator, String csv) {
        ServerBlockFile.Read file = ServerBlockFile.read(csv, ownDomain);
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            Map<String, ServerBlock> known =
                    store.all(tx).stream().collect(Collectors.toMap(ServerBlock::domain, Function.identity()));
            List<ServerBlockFile.Line> added = new ArrayList<>();
            List<Changed> changed = new ArrayList<>();
            for (ServerBlockFile.Line line : file.lines()) {
                ServerBlock before = known.get(line.domain());
                if (before == null) {
                    added.add(line);
                } else if (!merged(before, line).equals(before.policy())) {
                    changed.add(new Changed(before, merged(before, line)));
                }
            }
            return new Plan(added, changed, file.lines().size() - added.size() - changed.size(), file.bad());
        });
    }

    /**
     * Imports a file, some lines at a time. Repeating an import that was interrupted completes it.
     *
     * @return the number of blocks that were added or changed
     * @throws Refusal.Invalid if the file can't be read, or there are too many blocks
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public int importFile(AccountId moderator, String csv) {
        List<ServerBlockFile.Line> lines = ServerBlockFile.read(csv, ownDomain).lines();
        int done = 0;
        for (int i = 0; i < lines.size(); i += LINES_AT_ONCE) {
            List<ServerBlockFile.Line> some = lines.subList(i, Math.min(lines.size(), i + LINES_AT_ONCE));
            done += database.<Integer>write(tx -> {
                begin(tx, moderator);
                int changed = 0;
                for (ServerBlockFile.Line line : some) {
                    changed += carryOut(tx, moderator, line) ? 1 : 0;
                }
                return changed;
            });
        }
        return done;
    }

    private boolean carryOut(Tx tx, AccountId moderator, ServerBlockFile.Line line) {
        Optional<ServerBlock> before = store.byDomain(tx, line.domain());
        if (before.isEmpty()) {
            return insert(tx, moderator, line.domain(), line.policy()).isPresent();
        }
        Policy after = merged(before.get(), line);
        update(tx, moderator, before.get(), after);
        return !after.equals(before.get().policy());
    }

    /** Files have no private comments: a block keeps its own. */
    private static Policy merged(ServerBlock before, ServerBlockFile.Line line) {
        Policy after = line.policy();
        return new Policy(
                after.severity(),
                after.rejectMedia(),
                after.rejectReports(),
                before.policy().privateComment(),
                after.publicComment(),
                after.obfuscate());
    }

    private void begin(Tx tx, AccountId moderator) {
        staff.requireModerator(tx, moderator);
        store.beginChange(tx);
    }

    private Optional<ServerBlock> insert(Tx tx, AccountId moderator, String domain, Policy policy) {
        if (store.count(tx) >= MOST) {
            throw new Refusal.Invalid("domain", "error.server_blocks.too_many", "most", MOST);
        }
        ServerBlock block = new ServerBlock(ids.next(), domain, policy, clock.instant());
        if (!store.insert(tx, block)) {
            return Optional.empty();
        }
        changed(tx, moderator, block);
        return Optional.of(block);
    }

    private ServerBlock update(Tx tx, AccountId moderator, ServerBlock before, Policy policy) {
        ServerBlock after = new ServerBlock(before.id(), before.domain(), policy, before.createdAt());
        if (!after.equals(before)) {
            store.update(tx, after.id(), policy);
            changed(tx, moderator, after);
        }
        return after;
    }

    private void changed(Tx tx, AccountId moderator, ServerBlock block) {
        job.enqueue(tx);
        log.record(
                tx,
                moderator,
                new ModerationAction.ServerBlocked(
                        block.domain(), block.policy().severity()));
    }
}
