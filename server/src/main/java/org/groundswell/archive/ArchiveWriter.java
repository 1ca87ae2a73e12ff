package org.groundswell.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollStore;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the archive of an account: a ZIP file with the profile and its pictures, the posts of every visibility with their media
 * files, the addresses of favourites and bookmarks, and the lists as CSV, in the form of Mastodon's. Rows are read in parts, each
 * in a short read of its own, and files are copied in pieces, so that memory doesn't grow with the account, but for the
 * directory of the ZIP file.
 */
public final class ArchiveWriter {
    private static final int AT_ONCE = 200;
    private static final int PIECE = 1 << 16;

    /** The archive is not wanted any more, or not by this process: it is shutting down. */
    public static final class StoppedException extends IOException {
        private static final long serialVersionUID = 1;

        StoppedException() {
            super("stopped");
        }
    }

    private final Database database;
    private final AccountStore accounts;
    private final Addresses addresses;
    private final CsvExports exports;
    private final FileStore files;
    private final CustomEmojis emojis;
    private final InstantSource clock;
    private final PollStore polls = new PollStore();
    private final ArchiveStore store = new ArchiveStore();
    private final JsonMapper json = new JsonMapper();

    /** @param files the bytes of pictures and media */
    public ArchiveWriter(
            Database database,
            AccountStore accounts,
            Addresses addresses,
            CsvExports exports,
            FileStore files,
            CustomEmojis emojis,
            InstantSource clock) {
        this.database = database.background();
        this.accounts = accounts;
        this.addresses = addresses;
        this.exports = exports;
        this.files = files;
        this.emojis = emojis;
        this.clock = clock;
    }

    /**
     * Writes an archive. What fails leaves a file that has no directory, so that it can't be taken for a whole one.
     *
     * @param stopped asked between its parts
     * @throws Refusal.NotFound if the account is gone
     * @throws StoppedException if it was stopped
     * @throws IOException if it can't be written, or a file can't be read
     */
    public void write(AccountId id, OutputStream out, BooleanSupplier stopped) throws IOException {
        Account owner = database.read(tx -> accounts.byId(tx, id)).orElseThrow(Refusal.NotFound::new);
        // Not closed after a failure: that would complete the file.
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, PIECE), StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("actor.json"));
        zip.write(json.writeValueAsBytes(Activities.actor(owner, addresses)));
        Account.Pictures pictures = owner.profile().pictures();
        if (pictures.avatar().isPresent()) {
            copy(
                    zip,
                    ArchivePaths.avatar(pictures.avatar().get()),
                    pictures.avatar().get().file());
        }
        if (pictures.header().isPresent()) {
            copy(
                    zip,
                    ArchivePaths.header(pictures.header().get()),
                    pictures.header().get().file());
        }
        collection(
                zip,
                "outbox.json",
                items -> posts(owner, stopped, part -> {
                    for (Map<String, Object> activity : part.activities()) {
                        items.add(activity);
                    }
                }));
        collection(zip, "likes.json", items -> saved(id, ArchiveStore.Kind.FAVOURITE, items));
        collection(zip, "bookmarks.json", items -> saved(id, ArchiveStore.Kind.BOOKMARK, items));
        for (CsvFile file : CsvFile.values()) {
            stopIf(stopped);
            zip.putNextEntry(new ZipEntry(file.fileName() + ".csv"));
            text(zip, exports.file(owner, file));
        }
        zip.putNextEntry(new ZipEntry("custom_filters.json"));
        text(zip, exports.filters(id));
        // Read a second time: what an entry refers to can't be written within it.
        posts(owner, stopped, part -> {
            for (Attachment attachment : part.attachments()) {
                stopIf(stopped);
                copy(zip, ArchivePaths.media(attachment), attachment.name());
            }
        });
        zip.finish();
        zip.flush();
    }

    private static void stopIf(BooleanSupplier stopped) throws StoppedException {
        if (stopped.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    /** Adds a file as it is: media are compressed already. One that was deleted meanwhile is left out. */
    private void copy(ZipOutputStream zip, String path, FileName name) throws IOException {
        Optional<FileStore.Found> found = files.find(name);
        if (found.isEmpty()) {
            return;
        }
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(path));
        found.get().writeTo(zip, 0, found.get().size());
        zip.closeEntry();
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
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

    /** @param last the last status; 0 at the end */
    private record Part(long last, List<Map<String, Object>> activities, List<Attachment> attachments) {}

    private interface PartTaker {
        void take(Part part) throws IOException;
    }

    private void posts(Account owner, BooleanSupplier stopped, PartTaker taker) throws IOException {
        Part part = new Part(0, List.of(), List.of());
        do {
            stopIf(stopped);
            long after = part.last();
            part = database.read(tx -> part(tx, owner, after));
            taker.take(part);
        } while (part.last() > 0);
    }

    /** The activities after a status. */
    private Part part(Tx tx, Account owner, long after) {
        List<StatusId> ids = store.statuses(tx, owner.id(), after, AT_ONCE);
        if (ids.isEmpty()) {
            return new Part(0, List.of(), List.of());
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
                    post.references().quoted().ifPresent(others::add);
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
                                .toList()),
                emojis.now(),
                clock.instant());
        return new Part(
                ids.getLast().value(),
                statuses.stream().map(activities::of).toList(),
                statuses.stream()
                        .flatMap(status -> status.post().stream())
                        .flatMap(post -> post.content().attachments().stream())
                        .toList());
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
