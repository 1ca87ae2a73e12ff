package org.groundswell.archive;

import org.groundswell.accounts.Account;
import org.groundswell.files.FileName;
import org.groundswell.files.FileType;
import org.groundswell.media.Attachment;

/** The places of files in an archive. */
final class ArchivePaths {
    private ArchivePaths() {}

    static String avatar(Account.Picture picture) {
        return "avatar" + extension(picture.file());
    }

    static String header(Account.Picture picture) {
        return "header" + extension(picture.file());
    }

    /** Unique, since two attachments may have the same file. */
    static String media(Attachment attachment) {
        return "media_attachments/files/" + attachment.id() + extension(attachment.name());
    }

    private static String extension(FileName name) {
        return name.type().map(FileType::extension).map(each -> "." + each).orElse("");
    }
}
