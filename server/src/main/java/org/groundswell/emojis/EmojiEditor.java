package org.groundswell.emojis;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFiles;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.text.PlainText;
import org.groundswell.text.Shortcodes;

/** Adding, changing and deleting emojis, which administrators do. */
public final class EmojiEditor {
    /** Emojis of a server. All are held in memory, and apps get all of them at once. */
    public static final int MOST = 5_000;
    /** Bytes of a picture that is sent. */
    public static final long MOST_BYTES = 256 << 10;
    /** Pixels of the longer side of a picture as it is stored. */
    public static final int LONGEST_SIDE = 128;
    /** Characters of a category. */
    public static final int LONGEST_CATEGORY = 50;
    /** Emojis of a page of the list. */
    public static final int PAGE = 100;

    /** The columns that refer to files. */
    public static final List<FileUse> FILE_USES = EmojiStore.FILE_USES;

    private static final String FILE = "file";

    private final Database database;
    private final Logins logins;
    private final SmallPictures small;
    private final StoredFiles files;
    private final ModerationLog log;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final CustomEmojis emojis;
    private final EmojiStore store = new EmojiStore();

    /** The parts that this uses. */
    public record Parts(
            Database database,
            Logins logins,
            SmallPictures small,
            StoredFiles files,
            ModerationLog log,
            IdGenerator ids,
            InstantSource clock) {}

    /** @param emojis are read again after each change */
    public EmojiEditor(Parts parts, CustomEmojis emojis) {
        this.database = parts.database();
        this.logins = parts.logins();
        this.small = parts.small();
        this.files = parts.files();
        this.log = parts.log();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.emojis = emojis;
    }

    /**
     * A part of all emojis.
     *
     * @param search a part of the shortcode; empty for all
     * @param category empty for all
     * @param after the shortcode that precedes the page; empty for the first page
     */
    public record Selection(String search, Optional<String> category, String after) {}

    /**
     * A page of a selection.
     *
     * @param all the number of all emojis of the server
     * @param categories those that there are, by name
     */
    public record Listed(List<CustomEmoji> emojis, boolean hasMore, int all, List<String> categories) {}

    /**
     * Lists emojis by shortcode, also disabled ones.
     *
     * @throws Refusal.Forbidden if the account is not an administrator's
     */
    public Listed list(AccountId admin, Selection selection) {
        List<CustomEmoji> all = database.read(tx -> {
            requireAdmin(tx, admin);
            return store.all(tx);
        });
        String search = key(selection.search());
        String after = key(selection.after());
        List<CustomEmoji> found = all.stream()
                .filter(emoji -> key(emoji.shortcode()).contains(search))
                .filter(emoji ->
                        selection.category().map(emoji.category()::equals).orElse(true))
                .filter(emoji -> key(emoji.shortcode()).compareTo(after) > 0)
                .limit(PAGE + 1L)
                .toList();
        return new Listed(
                found.stream().limit(PAGE).toList(),
                found.size() > PAGE,
                all.size(),
                all.stream()
                        .map(CustomEmoji::category)
                        .filter(category -> !category.isEmpty())
                        .distinct()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList());
    }

    private static String key(String shortcode) {
        return shortcode.toLowerCase(Locale.ROOT);
    }

    /**
     * A new emoji, as it was sent.
     *
     * @param shortcode with or without colons around it
     * @param file its picture
     */
    public record Draft(String shortcode, String category, boolean visible, Optional<SmallPictures.Sent> file) {}

    /**
     * Adds an emoji. It is there in this process when this returns, and in others within seconds.
     *
     * @throws Refusal.Forbidden if the account is not an administrator's
     * @throws Refusal.Invalid if the shortcode is none or taken, the file is no picture that can be used, the category is too
     *     long, or there are too many emojis
     * @throws Refusal.Unavailable if too many pictures are being processed
     */
    public CustomEmoji add(AccountId admin, Draft draft) {
        String shortcode = shortcode(draft.shortcode());
        String category = category(draft.category());
        database.<Boolean>read(tx -> {
            requireAdmin(tx, admin);
            refuseIfTaken(store.isTaken(tx, shortcode));
            return true;
        });
        SmallPictures.Shrunk made = shrunk(draft);
        CustomEmoji added = new CustomEmoji(
                ids.next(),
                shortcode,
                category,
                made.picture().name(),
                made.still().name(),
                made.width(),
                made.height(),
                draft.visible(),
                true);
        database.writing(tx -> {
            begin(tx, admin);
            if (store.count(tx) >= MOST) {
                throw new Refusal.Invalid("shortcode", "error.emojis.too_many", "most", MOST);
            }
            files.hold(tx, made.picture());
            files.hold(tx, made.still());
            refuseIfTaken(!store.insert(tx, added, made.picture(), made.still(), clock.instant()));
            log.record(tx, admin, new ModerationAction.EmojiAdded(shortcode));
        });
        emojis.refresh();
        return added;
    }

    private SmallPictures.Shrunk shrunk(Draft draft) {
        SmallPictures.Sent file = draft.file().orElseThrow(() -> new Refusal.Invalid(FILE, "error.media.no_file"));
        if (file.bytes() > MOST_BYTES) {
            throw new Refusal.Invalid(FILE, "error.upload.too_large", "most", MOST_BYTES);
        }
        return small.shrink(file, LONGEST_SIDE);
    }

    /**
     * Changes an emoji.
     *
     * @throws Refusal.Forbidden if the account is not an administrator's
     * @throws Refusal.NotFound if it was deleted
     * @throws Refusal.Invalid if the category is too long
     */
    public void change(AccountId admin, long id, String category, boolean visible, boolean enabled) {
        String line = category(category);
        database.writing(tx -> {
            begin(tx, admin);
            CustomEmoji before = store.find(tx, id).orElseThrow(Refusal.NotFound::new);
            CustomEmoji after = new CustomEmoji(
                    id,
                    before.shortcode(),
                    line,
                    before.picture(),
                    before.still(),
                    before.width(),
                    before.height(),
                    visible,
                    enabled);
            if (!after.equals(before)) {
                store.update(tx, after);
                log.record(tx, admin, new ModerationAction.EmojiChanged(before.shortcode()));
            }
        });
        emojis.refresh();
    }

    /**
     * Deletes an emoji. Posts keep its shortcode as text.
     *
     * @throws Refusal.Forbidden if the account is not an administrator's
     * @throws Refusal.NotFound if it was deleted
     */
    public void delete(AccountId admin, long id) {
        database.writing(tx -> {
            begin(tx, admin);
            CustomEmoji deleted = store.find(tx, id).orElseThrow(Refusal.NotFound::new);
            store.delete(tx, id).forEach(file -> files.release(tx, file));
            log.record(tx, admin, new ModerationAction.EmojiDeleted(deleted.shortcode()));
        });
        emojis.refresh();
    }

    private void begin(Tx tx, AccountId admin) {
        requireAdmin(tx, admin);
        store.beginChange(tx);
    }

    private void requireAdmin(Tx tx, AccountId account) {
        if (logins.role(tx, account) != Role.ADMIN) {
            throw new Refusal.Forbidden("error.moderation.admin");
        }
    }

    private static void refuseIfTaken(boolean taken) {
        if (taken) {
            throw new Refusal.Invalid("shortcode", Refusal.Fault.TAKEN, "error.emojis.taken");
        }
    }

    private static String shortcode(String typed) {
        String line = PlainText.line("shortcode", typed).strip();
        if (line.isEmpty()) {
            throw new Refusal.Invalid("shortcode", Refusal.Fault.BLANK, "error.blank");
        }
        boolean inColons = line.length() > 2 && line.startsWith(":") && line.endsWith(":");
        String shortcode = inColons ? line.substring(1, line.length() - 1) : line;
        if (!Shortcodes.isShortcode(shortcode)) {
            throw new Refusal.Invalid(
                    "shortcode",
                    "error.emojis.shortcode",
                    "shortest",
                    Shortcodes.SHORTEST,
                    "longest",
                    Shortcodes.LONGEST);
        }
        return shortcode;
    }

    private static String category(String typed) {
        return PlainText.line("category", typed, LONGEST_CATEGORY).strip();
    }
}
