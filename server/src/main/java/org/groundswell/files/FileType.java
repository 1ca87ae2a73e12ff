package org.groundswell.files;

import java.util.Arrays;
import java.util.Optional;

/** The types of files that are stored and served. None can have scripts. */
public enum FileType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    MP4("mp4", "video/mp4"),
    MP3("mp3", "audio/mpeg"),
    /** A file as it was sent, until it is processed; never served. */
    UPLOAD("upload", "application/octet-stream"),
    /** The archive of an account, for its owner alone: not served by its name. */
    ARCHIVE("zip", "application/zip"),
    /** A file of a reported post, for moderators alone: not served by its name. Its content has the type that the post's file had. */
    EVIDENCE("evidence", "application/octet-stream");

    private final String extension;
    private final String mediaType;

    FileType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether everyone who knows its name gets it. */
    public boolean isPublic() {
        return switch (this) {
            case JPEG, PNG, GIF, MP4, MP3 -> true;
            case UPLOAD, ARCHIVE, EVIDENCE -> false;
        };
    }

    static Optional<FileType> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(type -> type.extension.equals(extension))
                .findFirst();
    }
}
