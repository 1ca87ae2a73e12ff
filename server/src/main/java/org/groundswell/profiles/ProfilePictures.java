package org.groundswell.profiles;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFile;
import org.groundswell.files.StoredFiles;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the pictures of profiles. A picture is cut to its size before the transaction that puts it into the account's row; its
 * file is deleted when no row refers to it any more.
 */
public final class ProfilePictures implements OwnedData {
    /** Bytes of a file that is sent. */
    public static final long MOST_BYTES = 4 << 20;
    /** Characters of an alternative text. */
    public static final int LONGEST_DESCRIPTION = 150;

    /** The columns that refer to files. */
    public static final List<FileUse> FILE_USES = ProfilePictureStore.FILE_USES;

    private final Database database;
    private final AccountStore accounts;
    private final SmallPictures small;
    private final StoredFiles files;
    private final EventLog events;
    private final ProfilePictureStore store = new ProfilePictureStore();

    public ProfilePictures(
            Database database, AccountStore accounts, SmallPictures small, StoredFiles files, EventLog events) {
        this.database = database;
        this.accounts = accounts;
        this.small = small;
        this.files = files;
        this.events = events;
    }

    /** A change of a picture that can be made: its file is stored. */
    public record Change(ProfilePicture picture, @Nullable StoredFile file, Optional<String> description) {}

    /**
     * Checks a change, and cuts and stores a new picture. Takes time: not for use in a transaction.
     *
     * @param now the account as it is
     * @param file a new picture; empty to keep the one there is
     * @param description empty to keep the one there is; a new picture begins without
     * @throws Refusal.Invalid if the file is no picture that can be used, or the description is too long or of no picture
     * @throws Refusal.Unavailable if too many pictures are being processed
     */
    public Change prepare(
            Account now, ProfilePicture picture, Optional<SmallPictures.Sent> file, Optional<String> description) {
        Optional<String> text =
                description.map(typed -> PlainText.lines(picture.word() + "_description", typed, LONGEST_DESCRIPTION)
                        .strip());
        if (file.isEmpty() && picture.of(now).isEmpty()) {
            text.ifPresent(typed -> refuseDescription(picture, typed));
        }
        return new Change(picture, file.map(sent -> cut(picture, sent)).orElse(null), text);
    }

    private StoredFile cut(ProfilePicture picture, SmallPictures.Sent sent) {
        if (sent.bytes() > MOST_BYTES) {
            throw new Refusal.Invalid(sent.field(), "error.upload.too_large", "most", MOST_BYTES);
        }
        return small.cut(sent, picture.width(), picture.height());
    }

    /**
     * Makes changes of an account's pictures, all or none.
     *
     * @throws Refusal.Invalid if there is no picture for a description
     */
    public void change(AccountId account, List<Change> changes) {
        List<Change> some = changes.stream()
                .filter(change -> change.file() != null || change.description().isPresent())
                .toList();
        if (!some.isEmpty()) {
            database.writing(tx -> {
                Account now = lock(tx, account);
                some.forEach(change -> make(tx, now, change));
                events.append(tx, new Event.AccountUpdated(account));
            });
        }
    }

    private void make(Tx tx, Account account, Change change) {
        ProfilePicture picture = change.picture();
        String description = change.description().orElse("");
        StoredFile file = change.file();
        if (file != null) {
            files.hold(tx, file);
            replace(tx, account.id(), picture, file.id(), description);
        } else if (picture.of(account).isPresent()) {
            store.describe(tx, account.id(), picture, description);
        } else {
            refuseDescription(picture, description);
        }
    }

    private static void refuseDescription(ProfilePicture picture, String description) {
        if (!description.isEmpty()) {
            throw new Refusal.Invalid(picture.word() + "_description", "error.profile_picture.none");
        }
    }

    private void replace(Tx tx, AccountId account, ProfilePicture picture, @Nullable Long file, String description) {
        long before = store.file(tx, account, picture);
        store.update(tx, account, picture, file, description);
        if (before != 0 && (file == null || file != before)) {
            files.release(tx, before);
        }
    }

    /** Removes a picture of an account; nothing happens if there is none. */
    public void remove(AccountId account, ProfilePicture picture) {
        database.writing(tx -> remove(tx, account, picture));
    }

    /**
     * Removes a picture of an account.
     *
     * @return the account as it was; empty if it had none
     */
    public Optional<Account> remove(Tx tx, AccountId account, ProfilePicture picture) {
        Account before = lock(tx, account);
        if (picture.of(before).isEmpty()) {
            return Optional.empty();
        }
        replace(tx, account, picture, null, "");
        events.append(tx, new Event.AccountUpdated(account));
        return Optional.of(before);
    }

    private Account lock(Tx tx, AccountId account) {
        accounts.lock(tx, account);
        return accounts.byId(tx, account).orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public List<Ownership> columns() {
        return List.of();
    }

    /** The row is deleted in this transaction, or a later one; once it is gone, nothing may refer to the files. */
    @Override
    public void prepareDeletion(Tx tx, AccountId account) {
        accounts.lock(tx, account);
        store.files(tx, account).forEach(file -> files.release(tx, file));
    }
}
