package org.groundswell.profiles;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.groundswell.db.Tx;
import org.groundswell.files.FileUse;
import org.groundswell.model.AccountId;
import org.jspecify.annotations.Nullable;

/** The columns of pictures in the table {@code account}. */
final class ProfilePictureStore {
    static final List<FileUse> FILE_USES = List.of(
            FileUse.ofAccount("account", "avatar_file", "id"), FileUse.ofAccount("account", "header_file", "id"));

    private static String of(ProfilePicture picture, String sql) {
        return sql.replace("PICTURE", picture.word());
    }

    /** @param file its id; null for none */
    void update(Tx tx, AccountId account, ProfilePicture picture, @Nullable Long file, String description) {
        tx.sql(of(picture, """
                        UPDATE account SET PICTURE_file = :file, PICTURE_description = :description, version = :version
                         WHERE id = :account
                        """))
                .setOrNull("file", file)
                .set("description", description)
                .set("version", ThreadLocalRandom.current().nextLong())
                .set("account", account.value())
                .run();
    }

    void describe(Tx tx, AccountId account, ProfilePicture picture, String description) {
        tx.sql(of(picture, """
                        UPDATE account SET PICTURE_description = :description, version = :version WHERE id = :account
                        """))
                .set("description", description)
                .set("version", ThreadLocalRandom.current().nextLong())
                .set("account", account.value())
                .run();
    }

    /** The id of a picture's file; 0 for none. */
    long file(Tx tx, AccountId account, ProfilePicture picture) {
        return tx.sql(of(picture, "SELECT PICTURE_file AS file FROM account WHERE id = :account"))
                .set("account", account.value())
                .first(row -> row.longOf("file"))
                .orElse(0L);
    }

    /** The ids of the files of an account's pictures. */
    List<Long> files(Tx tx, AccountId account) {
        return Stream.of(ProfilePicture.values())
                .map(picture -> file(tx, account, picture))
                .filter(id -> id != 0)
                .distinct()
                .toList();
    }
}
