package org.groundswell.bench.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.db.Tx;
import org.groundswell.events.DeletedBy;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;

/** The members of a server, and what they and its moderators do at random. */
final class People {
    private static final int MEMBERS = 20;

    private final Core core;
    private final Random random;
    private final List<AccountId> members;

    /** Signs them up. */
    People(Core core, Random random) {
        this(core, random, new ArrayList<>());
        for (int i = 0; i < MEMBERS; i++) {
            var signUp =
                    new Logins.SignUp("member" + i, "m" + i + "@mail.example", "a long password", "PH", "en", "", "");
            members.add(core.people()
                    .logins()
                    .create(signUp, i < 2 ? Role.MODERATOR : Role.USER)
                    .account());
        }
    }

    private People(Core core, Random random, List<AccountId> members) {
        this.core = core;
        this.random = random;
        this.members = members;
    }

    /** The same people on the restarted server. */
    People at(Core restarted) {
        return new People(restarted, random, members);
    }

    /** Some members write with one tag, and some of them edit their posts. */
    void post() {
        String tag = random.nextBoolean() ? "tag" + random.nextInt(9) : "Members" + random.nextInt(3);
        int posts = 1 + random.nextInt(MEMBERS);
        for (int i = 0; i < posts; i++) {
            StatusId post = core.publishing()
                    .posting()
                    .post(members.get(i), Draft.of("I say " + random.nextInt(1_000) + " #" + tag))
                    .status()
                    .id();
            if (random.nextInt(4) == 0) {
                String edited = random.nextBoolean() ? "I say nothing" : "I said more #" + tag;
                core.publishing().posting().edit(members.get(i), post, Draft.of(edited));
            }
        }
    }

    /** Members, two of whom are moderators and so known, follow people of other servers. */
    void follow() {
        List<Long> accounts = core.database()
                .read(tx -> tx.sql("SELECT id FROM account ORDER BY id").list(row -> row.longOf("id")));
        for (int i = 0; i < 30; i++) {
            AccountId followed = new AccountId(accounts.get(random.nextInt(accounts.size())));
            try {
                for (AccountId member : members.subList(0, 6)) {
                    core.people().follows().follow(member, followed, Follows.Options.DEFAULT);
                }
            } catch (Refusal oneself) {
                // Nobody follows themselves.
            }
        }
    }

    /** Some random posts, however old, are deleted. */
    void deletePosts(int posts, DeletedBy by) {
        Map<StatusId, AccountId> some = core.database().read(tx -> randomPosts(tx, posts));
        some.forEach((post, author) -> {
            if (by == DeletedBy.AUTHOR) {
                core.publishing().posting().delete(author, post);
            } else {
                core.publishing().posting().delete(author, List.of(post), by);
            }
        });
    }

    private Map<StatusId, AccountId> randomPosts(Tx tx, int posts) {
        List<Long> ids = tx.sql("SELECT id FROM status ORDER BY id").list(row -> row.longOf("id"));
        Map<StatusId, AccountId> some = new TreeMap<>();
        for (int i = 0; i < posts; i++) {
            long id = ids.get(random.nextInt(ids.size()));
            long author = tx.sql("SELECT account_id FROM status WHERE id = :id")
                    .set("id", id)
                    .number();
            some.put(new StatusId(id), new AccountId(author));
        }
        return some;
    }
}
