package org.groundswell.importing.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Personal archives: Twitter's (a zip with {@code data/tweets.js} and its parts) and Mastodon's (a zip or a compressed tar with
 * {@code outbox.json}). Other files but media are skipped.
 */
final class Archive {
    /**
     * Files with posts, in any folder: Twitter's scripts in their current layout (with community tweets and the texts of
     * long tweets), that of 2018 (at the archive's root) and the older one by month, and Mastodon's outbox.
     */
    private static final Pattern POSTS =
            Pattern.compile("(?:.*/)?(?:tweets?(?:-part\\d+)?\\.js|(?:community|note)-tweets?(?:-part\\d+)?\\.js"
                    + "|data/js/tweets/\\d{4}_\\d{2}\\.js|outbox\\.json)");

    private static final Pattern OWNER = Pattern.compile("(?:.*/)?(?:account\\.js|actor\\.json)");

    private static final int LARGEST_OWNER = 1 << 20;
    /** Maximum number of accounts in one file. */
    private static final int MOST_OWNERS = 100;

    private static final int MOST_NAMES_SHOWN = 5;

    /** Receives the files of an archive. */
    interface Visitor {
        /** The file that names the author of the posts that follow, until the next such file. */
        void owner(InputStream file) throws IOException;

        /** @param folder of the file in the archive: empty, or with a slash at its end */
        void posts(String folder, InputStream file) throws IOException;
    }

    private enum Kind {
        NONE,
        ZIP,
        TAR
    }

    private Archive() {}

    /**
     * Reads a file if it is an archive.
     *
     * @param media gets the media files before the posts are read; null if they are not wanted
     * @return false if it is not an archive
     * @throws IOException if it can't be read or has no posts
     */
    static boolean read(ImportFile file, @Nullable ArchiveMedia media, Visitor visitor) throws IOException {
        return switch (kind(file)) {
            case NONE -> false;
            case ZIP -> {
                zip(
                        file.path()
                                .orElseThrow(() -> new IOException(
                                        "a zip can't be read from standard input: give its name as a file")),
                        media,
                        visitor);
                yield true;
            }
            case TAR -> {
                tar(file, media, visitor);
                yield true;
            }
        };
    }

    private static Kind kind(ImportFile file) throws IOException {
        if (file.path().isEmpty()) {
            return Kind.NONE;
        }
        try (BufferedInputStream input = new BufferedInputStream(Compressed.open(file.open()))) {
            byte[] start = input.readNBytes(512);
            if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
                return Kind.ZIP;
            }
            return start.length == 512 && new String(start, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")
                    ? Kind.TAR
                    : Kind.NONE;
        }
    }

    private static void zip(Path path, @Nullable ArchiveMedia media, Visitor visitor) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<ZipEntry> posts = new ArrayList<>();
            Owners owners = new Owners();
            List<String> others = new ArrayList<>();
            for (ZipEntry entry : zip.stream().toList()) {
                String name = name(entry.getName());
                if (POSTS.matcher(name).matches()) {
                    posts.add(entry);
                } else if (OWNER.matcher(name).matches()) {
                    try (InputStream input = zip.getInputStream(entry)) {
                        owners.add(name, input);
                    }
                } else if (others.size() < MOST_NAMES_SHOWN) {
                    others.add(entry.getName());
                }
            }
            requirePosts(!posts.isEmpty(), others);
            if (media != null) {
                media.zip(path);
            }
            // One account after the other, and long texts before their tweets. Part 10 comes after part 9, since posts
            // in
            // later parts may reply to posts in earlier ones.
            posts.sort(Comparator.comparing((ZipEntry entry) -> owners.folder(name(entry.getName())))
                    .thenComparing(entry -> !entry.getName().contains("note-tweet"))
                    .thenComparingInt(entry -> entry.getName().length())
                    .thenComparing(ZipEntry::getName));
            for (ZipEntry entry : posts) {
                String name = name(entry.getName());
                owners.tell(name, visitor);
                try (InputStream input = zip.getInputStream(entry)) {
                    visitor.posts(Owners.parent(name), input);
                }
            }
        }
    }

    /** Reads the tar twice, since its files may be in any order. */
    private static void tar(ImportFile file, @Nullable ArchiveMedia media, Visitor visitor) throws IOException {
        List<String> others = new ArrayList<>();
        Owners owners = new Owners();
        boolean hasPosts = false;
        try (TarArchiveInputStream tar = open(file)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = name(entry.getName());
                hasPosts |= POSTS.matcher(name).matches();
                if (OWNER.matcher(name).matches()) {
                    owners.add(name, tar);
                } else if (others.size() < MOST_NAMES_SHOWN) {
                    others.add(entry.getName());
                }
                if (media != null) {
                    media.entry(entry, tar);
                }
            }
        }
        requirePosts(hasPosts, others);
        try (TarArchiveInputStream tar = open(file)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = name(entry.getName());
                if (POSTS.matcher(name).matches()) {
                    owners.tell(name, visitor);
                    visitor.posts(Owners.parent(name), tar);
                }
            }
        }
    }

    /** Normalises backslashes, which some Windows programs use as separators. */
    private static String name(String packed) {
        return packed.replace('\\', '/');
    }

    /** The files that name an author, each for the posts in its folder and the folders below. */
    private static final class Owners {
        private final Map<String, byte[]> files = new HashMap<>();
        private @Nullable String told;

        void add(String name, InputStream file) throws IOException {
            files.put(parent(name), file.readNBytes(LARGEST_OWNER));
            if (files.size() > MOST_OWNERS) {
                throw new IOException("holds the archives of more than " + MOST_OWNERS + " accounts");
            }
        }

        /** The nearest folder around these posts that has such a file; empty if there is none. */
        String folder(String posts) {
            String folder = parent(posts);
            while (!folder.isEmpty() && !files.containsKey(folder)) {
                folder = parent(folder.substring(0, folder.length() - 1));
            }
            return folder;
        }

        /** Passes on the author of the next posts, if it has changed. */
        void tell(String posts, Visitor visitor) throws IOException {
            String folder = folder(posts);
            byte[] file = files.get(folder);
            if (file != null && !folder.equals(told)) {
                visitor.owner(new ByteArrayInputStream(file));
                told = folder;
            }
        }

        private static String parent(String name) {
            return name.substring(0, name.lastIndexOf('/') + 1);
        }
    }

    private static TarArchiveInputStream open(ImportFile file) throws IOException {
        return new TarArchiveInputStream(Compressed.open(file.open()));
    }

    private static void requirePosts(boolean found, List<String> others) throws IOException {
        if (!found) {
            throw new IOException("is an archive without data/tweets.js or outbox.json; it has "
                    + String.join(", ", others) + ". Unpack it and import the file with the posts");
        }
    }
}
