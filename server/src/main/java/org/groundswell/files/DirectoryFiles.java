package org.groundswell.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Files in a directory: {@code ab/cd/abcd...jpg}. Several processes may share it. The keys of {@link BucketFiles} are the same paths. */
public final class DirectoryFiles implements FileStore {
    private static final int PIECE = 1 << 16;

    private final Path root;
    private final Path temporary;

    /**
     * @param root the directory; it is created when it is needed
     * @param temporary a directory on the same file system, for files that are being written
     */
    public DirectoryFiles(Path root, Path temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    @Override
    public void put(FileName name, Path file) throws IOException {
        Path place = place(name);
        Files.createDirectories(place.getParent());
        Path ready = file;
        if (!file.startsWith(temporary)) {
            Files.createDirectories(temporary);
            ready = Files.copy(file, temporary.resolve("copy" + UUID.randomUUID()));
        }
        try (FileChannel channel = FileChannel.open(ready, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(ready, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Optional<Found> find(FileName name) throws IOException {
        Path place = place(name);
        try {
            return Optional.of(new InDirectory(place, Files.size(place)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private record InDirectory(Path path, long size) implements Found {
        @Override
        public void writeTo(OutputStream out, long from, long length) throws IOException {
            try (InputStream file = Files.newInputStream(path)) {
                file.skipNBytes(from);
                byte[] piece = new byte[PIECE];
                for (long left = length; left > 0; ) {
                    int read = file.read(piece, 0, (int) Math.min(piece.length, left));
                    if (read < 0) {
                        throw new EOFException(path + " has become shorter");
                    }
                    out.write(piece, 0, read);
                    left -= read;
                }
            }
        }
    }

    @Override
    public void delete(FileName name) throws IOException {
        Files.deleteIfExists(place(name));
    }

    private Path place(FileName name) {
        return root.resolve(name.path());
    }
}
