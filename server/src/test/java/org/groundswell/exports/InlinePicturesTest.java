package org.groundswell.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;

class InlinePicturesTest {
    private final Map<FileName, Integer> sizes = new LinkedHashMap<>();

    private static FileName name(int number, String extension) {
        return new FileName("0123456789abcdef0123456789abcdef01234567-" + number + "." + extension);
    }

    private void file(int number, long size) {
        sizes.put(name(number, "png"), (int) size);
    }

    /** A file of zeros. */
    private Optional<FileStore.Found> find(FileName name) {
        return Optional.ofNullable(sizes.get(name)).filter(size -> size > 0).map(Content::new);
    }

    private record Content(long size) implements FileStore.Found {
        Content(Integer size) {
            this((long) size);
        }

        @Override
        public void writeTo(OutputStream out, long from, long length) throws IOException {
            out.write(new byte[(int) length]);
        }
    }

    @Test
    void picturesAreIncludedAsLongAsTheyFit() {
        file(1, InlinePictures.LARGEST + 1);
        file(2, 0);
        file(3, 3);
        for (int i = 4; i < 14; i++) {
            file(i, InlinePictures.LARGEST);
        }
        // Less than the others left: it still fits.
        file(14, InlinePictures.MOST_BYTES - 3 - 10 * InlinePictures.LARGEST);
        file(15, 1);

        Map<FileName, String> inlined = new InlinePictures(this::find).of(sizes.keySet());

        assertThat(inlined.keySet()).doesNotContain(name(1, "png"), name(2, "png"), name(15, "png"));
        assertThat(inlined).hasSize(12).containsEntry(name(3, "png"), "data:image/png;base64,AAAA");
    }

    /** One that is deleted while it is read, or whose store fails. */
    @Test
    void aPictureThatCannotBeReadIsLeftOutAndNoOtherIsWaitedFor() {
        file(1, 3);
        file(2, 3);
        file(3, 3);
        for (Function<FileName, Optional<FileStore.Found>> failing : List.of(
                this::findBroken,
                (Function<FileName, Optional<FileStore.Found>>) name -> unlessSecond(name, () -> {
                    throw new Refusal.Unavailable(Duration.ofSeconds(10), "error.media.store");
                }),
                (Function<FileName, Optional<FileStore.Found>>) name -> unlessSecond(name, () -> {
                    throw new UncheckedIOException(new IOException("refused"));
                }))) {
            asked.clear();
            assertThat(new InlinePictures(failing).of(sizes.keySet()).keySet()).containsExactly(name(1, "png"));
            assertThat(asked).containsExactly(name(1, "png"), name(2, "png"));
        }
    }

    private final List<FileName> asked = new ArrayList<>();

    private Optional<FileStore.Found> unlessSecond(FileName name, Supplier<Optional<FileStore.Found>> second) {
        asked.add(name);
        return name.equals(name(2, "png")) ? second.get() : find(name);
    }

    private Optional<FileStore.Found> findBroken(FileName name) {
        return unlessSecond(
                name,
                () -> Optional.of(new FileStore.Found() {
                    @Override
                    public long size() {
                        return 3;
                    }

                    @Override
                    public void writeTo(OutputStream out, long from, long length) throws IOException {
                        throw new EOFException("it has become shorter");
                    }
                }));
    }
}
