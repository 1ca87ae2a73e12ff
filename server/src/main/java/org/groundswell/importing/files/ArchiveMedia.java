package org.groundswell.importing.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.groundswell.media.uploads.WorkDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The pictures, videos and sounds that come with a file of posts: those in the same archive, or in the folder of an unpacked one.
 * Nothing is read from anywhere else. A ZIP file is read in any order; the media of a tar are copied to a work directory first,
 * since they may come before the posts that have them.
 *
 * <p>Files are found by one thread; their content can be read by others until this is closed.
 */
public final class ArchiveMedia implements AutoCloseable {
    /** The folders of Mastodon's and Twitter's archives. */
    private static final Pattern MEDIA =
            Pattern.compile("(?:.*/)?(?:media_attachments|(?:community_)?tweets?_media)/.+", Pattern.DOTALL);

    /** Files that are found by name. Others are missing. */
    private static final int MOST_FILES = 500_000;

    private static final int PIECE = 1 << 16;

    /** The work directory for the media of a tar; null if only their names are wanted. */
    private final @Nullable WorkDirectory work;

    private final long mostUnpacked;
    private final long largest;
    private final Map<String, MediaFile> files = new HashMap<>();
    private @Nullable ZipFile zip;
    private @Nullable Path folder;
    private WorkDirectory.@Nullable Place unpacked;
    private long unpackedBytes;

    private ArchiveMedia(@Nullable WorkDirectory work, long mostUnpacked, long largest) {
        this.work = work;
        this.mostUnpacked = mostUnpacked;
        this.largest = largest;
    }

    /** For a report: the names and sizes of the files. The content of those in a tar can't be read. */
    public static ArchiveMedia names() {
        return new ArchiveMedia(null, 0, 0);
    }

    /**
     * Names and content.
     *
     * @param work for the media of a tar
     * @param most the bytes that these may take there
     * @param largest bytes of the largest file that is of use
     */
    public static ArchiveMedia files(WorkDirectory work, long most, long largest) {
        return new ArchiveMedia(work, most, largest);
    }

    /**
     * Finds a file.
     *
     * @param beside folder of the file with the posts: empty, or with a slash at its end
     * @param names which it may have, seen from there, best first
     */
    public Optional<MediaFile> find(String beside, List<String> names) {
        for (String name : names) {
            Optional<MediaFile> found = EntryName.of(beside + name).flatMap(this::file);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<MediaFile> file(String name) {
        return folder == null ? Optional.ofNullable(files.get(name)) : inFolder(folder, name);
    }

    /** Links are followed only within the folder. */
    private static Optional<MediaFile> inFolder(Path folder, String name) {
        try {
            Path file = folder.resolve(name).toRealPath();
            return file.startsWith(folder.toRealPath()) && Files.isRegularFile(file)
                    ? Optional.of(new MediaFile(name, Files.size(file), () -> Files.newInputStream(file)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException missing) {
            return Optional.empty();
        }
    }

    /** Takes the media from the folder of a file that was unpacked. */
    void folder(Path of) {
        folder = of;
    }

    /** Takes the media of a ZIP file. */
    void zip(Path path) throws IOException {
        ZipFile opened = new ZipFile(path.toFile());
        zip = opened;
        opened.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> add(opened, entry));
    }

    private void add(ZipFile from, ZipEntry entry) {
        EntryName.of(entry.getName())
                .filter(this::isWanted)
                .ifPresent(name ->
                        files.put(name, new MediaFile(name, entry.getSize(), () -> from.getInputStream(entry))));
    }

    /** Whether it is a media file, and the first of its name. */
    private boolean isWanted(String name) {
        return files.size() < MOST_FILES && MEDIA.matcher(name).matches() && !files.containsKey(name);
    }

    /** Takes an entry of a tar, if it is a media file. Links and devices are none. */
    void entry(TarArchiveEntry entry, InputStream content) throws IOException {
        boolean isFile =
                entry.getLinkFlag() == TarArchiveEntry.LF_NORMAL || entry.getLinkFlag() == TarArchiveEntry.LF_OLDNORM;
        Optional<String> name = EntryName.of(entry.getName()).filter(this::isWanted);
        if (isFile && !entry.isDirectory() && !entry.isSparse() && name.isPresent()) {
            files.put(name.get(), unpacked(name.get(), entry.getSize(), content));
        }
    }

    private MediaFile unpacked(String name, long size, InputStream content) throws IOException {
        if (work == null || size > largest) {
            return new MediaFile(name, size, InputStream::nullInputStream);
        }
        if (size > mostUnpacked - unpackedBytes) {
            return new MediaFile(name, size, () -> {
                throw new UnusableFile("import.media.space", "most", mostUnpacked);
            });
        }
        WorkDirectory.Place place = unpacked;
        if (place == null) {
            place = work.open();
            unpacked = place;
        }
        Path file = place.path().resolve(Integer.toString(files.size()));
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                out.write(piece, 0, read);
                unpackedBytes += read;
            }
        }
        WorkDirectory.Place used = place;
        return new MediaFile(name, size, () -> {
            used.keep();
            return Files.newInputStream(file);
        });
    }

    @Override
    public void close() throws IOException {
        try (ZipFile _ = zip;
                WorkDirectory.Place _ = unpacked) {
            files.clear();
        }
    }
}
