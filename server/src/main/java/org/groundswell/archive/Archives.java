package org.groundswell.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.Attempts;
import org.groundswell.auth.ClockMeter;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollStore;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import tools.jackson.databind.json.JsonMapper;

/**
 * Archives of accounts: a ZIP file with the profile, the posts of every visibility, and the addresses of favourites and
 * bookmarks, in the form of Mastodon's. It is written while it is downloaded, in parts, each in a short read of its own. A
 * file that was cut off has no directory, so that it can't be taken for a whole one.
 */
public final class Archives {
    private static final int MOST_A_DAY = 3;
    private static final Duration DAY = Duration.ofDays(1);
    /** A download that is never finished counts as running no longer than this. */
    private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(1);

    private static final int AT_ONCE = 200;

    /** Writes an archive. To be called once. */
    public interface Download {
        /** @throws IOException if the client has disconnected */
        void writeTo(OutputStream out) throws IOException;
    }

    private final Database database;
    private final AccountStore accounts;
    private final Addresses addresses;
    private final Attempts attempts;
    private final Cache<AccountId, Instant> running;
    private final InstantSource clock;
    private final PollStore polls = new PollStore();
    private final ArchiveStore store = new ArchiveStore();
    private final JsonMapper json = new JsonMapper();

    public Archives(Database database, AccountStore accounts, Addresses addresses, InstantSource clock) {
        this.database = database.background();
        this.accounts = accounts;
        this.addresses = addresses;
        this.clock = clock;
        this.attempts = new Attempts(MOST_A_DAY, DAY, clock);
        this.running = Caffeine.newBuilder()
                .expireAfterWrite(LONGEST_DOWNLOAD)
                .ticker(new ClockMeter(clock))
                .build();
    }

    /**
     * Begins the download of an account's archive.
     *
     * @throws Refusal.Conflict if one is being downloaded
     * @throws Refusal.TooMany after too many downloads in a day
     */
    public Download begin(AccountId owner) {
        Instant now = clock.instant();
        if (running.asMap().putIfAbsent(owner, now) != null) {
            throw new Refusal.Conflict("error.archive.running");
        }
        try {
            attempts.take(owner.toString());
        } catch (Refusal.TooMany often) {
            running.invalidate(owner);
            throw often;
        }
        return out -> {
            try {
                write(owner, out);
            } finally {
                running.asMap().remove(owner, now);
            }
        };
    }

    private void write(AccountId id, OutputStream out) throws IOException {
        Account owner = database.read(tx -> accounts.byId(tx, id)).orElseThrow(Refusal.NotFound::new);
        // Not closed after a failure: that would complete the file.
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("actor.json"));
        zip.write(json.writeValueAsBytes(Activities.actor(owner, addresses)));
        collection(zip, "outbox.json", items -> outbox(owner, items));
        collection(zip, "likes.json", items -> saved(id, ArchiveStore.Kind.FAVOURITE, items));
        collection(zip, "bookmarks.json", items -> saved(id, ArchiveStore.Kind.BOOKMARK, items));
        zip.finish();
    }

    private interface Contents {
        void writeTo(Items items) throws IOException;
    }

    /** The items of a collection, as they are written. */
    private final class Items {
        private final ZipOutputStream zip;
        private long count;

        Items(ZipOutputStream zip) {
            this.zip = zip;
        }

        void add(Object item) throws IOException {
            if (count++ > 0) {
                zip.write(',');
            }
            zip.write('\n');
            zip.write(json.writeValueAsBytes(item));
        }
    }

    private void collection(ZipOutputStream zip, String name, Contents contents) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        text(
                zip,
                "{\"@context\":\"" + Activities.CONTEXT + "\",\"id\":\"" + name
                        + "\",\"type\":\"OrderedCollection\",\"orderedItems\":[");
        Items items = new Items(zip);
        contents.writeTo(items);
        // Counted while they are written: posts may be added and deleted meanwhile.
        text(zip, "\n],\"totalItems\":" + items.count + "}\n");
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Part(long last, List<Map<String, Object>> activities) {}

    private void outbox(Account owner, Items items) throws IOException {
        Part part = new Part(0, List.of());
        do {
            long after = part.last();
            part = database.read(tx -> part(tx, owner, after));
            for (Map<String, Object> activity : part.activities()) {
                items.add(activity);
            }
        } while (part.last() > 0);
    }

    /** The activities after a status; {@code last} is 0 at the end. */
    private Part part(Tx tx, Account owner, long after) {
        List<StatusId> ids = store.statuses(tx, owner.id(), after, AT_ONCE);
        if (ids.isEmpty()) {
            return new Part(0, List.of());
        }
        Map<StatusId, Status> found = addresses.statuses().byIds(tx, ids);
        List<Status> statuses =
                ids.stream().map(found::get).filter(Objects::nonNull).toList();
        Set<StatusId> others = new HashSet<>();
        Set<AccountId> people = new HashSet<>();
        for (Status status : statuses) {
            switch (status) {
                case Post post -> {
                    post.references().parent().ifPresent(others::add);
                    people.addAll(post.content().mentions());
                }
                case Boost boost -> others.add(boost.original());
            }
        }
        Activities activities = new Activities(
                owner,
                addresses,
                accounts.byIds(tx, people),
                addresses.statuses().byIds(tx, others),
                polls.results(
                        tx,
                        Optional.empty(),
                        statuses.stream()
                                .flatMap(status -> status.post().stream())
                                .filter(post -> post.content().poll().isPresent())
                                .map(Post::id)
                                .toList()));
        return new Part(
                ids.getLast().value(), statuses.stream().map(activities::of).toList());
    }

    private record SavedPart(long last, List<String> addresses) {}

    private void saved(AccountId owner, ArchiveStore.Kind kind, Items items) throws IOException {
        SavedPart part = new SavedPart(Long.MAX_VALUE, List.of());
        do {
            long before = part.last();
            part = database.read(tx -> saved(tx, owner, kind, before));
            for (String address : part.addresses()) {
                items.add(address);
            }
        } while (part.last() > 0);
    }

    private SavedPart saved(Tx tx, AccountId owner, ArchiveStore.Kind kind, long before) {
        List<ArchiveStore.Saved> saved = store.saved(tx, kind, owner, before, AT_ONCE);
        if (saved.isEmpty()) {
            return new SavedPart(0, List.of());
        }
        List<StatusId> ids = new ArrayList<>(saved.size());
        saved.forEach(each -> ids.add(each.status()));
        return new SavedPart(saved.getLast().id(), addresses.of(tx, ids));
    }
}
