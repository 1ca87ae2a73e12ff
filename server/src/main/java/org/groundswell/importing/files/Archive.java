package org.groundswell.importing.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The archives that networks give people of their own posts: Twitter's (a zip with {@code data/tweets.js} and its parts) and
 * Mastodon's (a zip or a compressed tar with {@code outbox.json}). Pictures and all else in them is passed over.
 */
final class Archive {
    /** Posts, wherever the archive's root folder is: Twitter's scripts of today and of before 2018, Mastodon's outbox. */
    private static final Pattern POSTS = Pattern.compile(
            "(?:.*/)?(?:data/tweets?(?:-part\\d+)?\\.js|data/js/tweets/\\d{4}_\\d{2}\\.js|outbox\\.json)");

    private static final Pattern OWNER = Pattern.compile("(?:.*/)?(?:data/account\\.js|actor\\.json)");

    private static final int LARGEST_OWNER = 1 << 20;
    private static final int MOST_NAMES_SHOWN = 5;

    /** Takes what an archive holds. */
    interface Visitor {
        /** The file that says whose archive it is; before all posts. */
        void owner(InputStream file) throws IOException;

        void posts(InputStream file) throws IOException;
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
     * @return false if it is none
     * @throws IOException if it can't be read, or holds no posts
     */
    static boolean read(ImportFile file, Visitor visitor) throws IOException {
        return switch (kind(file)) {
            case NONE -> false;
            case ZIP -> {
                zip(
                        file.path()
                                .orElseThrow(() -> new IOException(
                                        "a zip can't be read from standard input: give its name as a file")),
                        visitor);
                yield true;
            }
            case TAR -> {
                tar(file, visitor);
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

    private static void zip(Path path, Visitor visitor) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<ZipEntry> posts = new ArrayList<>();
            Optional<ZipEntry> owner = Optional.empty();
            List<String> others = new ArrayList<>();
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (POSTS.matcher(name).matches()) {
                    posts.add(entry);
                } else if (OWNER.matcher(name).matches()) {
                    owner = Optional.of(entry);
                } else if (others.size() < MOST_NAMES_SHOWN) {
                    others.add(name);
                }
            }
            requirePosts(!posts.isEmpty(), others);
            if (owner.isPresent()) {
                try (InputStream input = zip.getInputStream(owner.get())) {
                    visitor.owner(bounded(input));
                }
            }
            // Part 10 comes after part 9: what comes first may be replied to.
            posts.sort(
                    Comparator.comparingInt((ZipEntry entry) -> entry.getName().length())
                            .thenComparing(ZipEntry::getName));
            for (ZipEntry entry : posts) {
                try (InputStream input = zip.getInputStream(entry)) {
                    visitor.posts(input);
                }
            }
        }
    }

    /** Read twice: it is not said in which order files come. */
    private static void tar(ImportFile file, Visitor visitor) throws IOException {
        List<String> others = new ArrayList<>();
        boolean hasPosts = false;
        try (TarArchiveInputStream tar = open(file)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName();
                hasPosts |= POSTS.matcher(name).matches();
                if (OWNER.matcher(name).matches()) {
                    visitor.owner(bounded(tar));
                } else if (others.size() < MOST_NAMES_SHOWN) {
                    others.add(name);
                }
            }
        }
        requirePosts(hasPosts, others);
        try (TarArchiveInputStream tar = open(file)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (POSTS.matcher(entry.getName()).matches()) {
                    visitor.posts(tar);
                }
            }
        }
    }

    private static TarArchiveInputStream open(ImportFile file) throws IOException {
        return new TarArchiveInputStream(Compressed.open(file.open()));
    }

    private static InputStream bounded(InputStream input) throws IOException {
        return new ByteArrayInputStream(input.readNBytes(LARGEST_OWNER));
    }

    private static void requirePosts(boolean found, List<String> others) throws IOException {
        if (!found) {
            throw new IOException("is an archive without data/tweets.js or outbox.json; it has "
                    + String.join(", ", others) + ". Unpack it, and give the file that has the posts");
        }
    }
}
