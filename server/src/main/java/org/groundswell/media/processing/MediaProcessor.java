package org.groundswell.media.processing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.files.FileType;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.groundswell.media.MediaLimits;
import org.jspecify.annotations.Nullable;

/** Makes files that can be shown of files that were sent. Safe for use by several threads. */
public final class MediaProcessor {
    private static final long PREVIEW_PIXELS = 640 * 360;
    /** Pixels of a side of a picture that is made small. */
    private static final int SMALL_SOURCE_SIDE = 4_096;

    private static final int SMALL_FRAMES = 300;
    /** Pixels of a side of a small animation. They aren't scaled: that would take a palette for each frame. */
    public static final int ANIMATION_SIDE = 256;

    private static final Duration CONVERTING = Duration.ofMinutes(20);
    private static final Duration FRAME = Duration.ofSeconds(60);
    private static final String EVEN = "scale=trunc(iw/2)*2:trunc(ih/2)*2";

    private final PictureDecoder decoder = new PictureDecoder(MediaLimits.PICTURE_PIXELS);
    private final Ffmpeg ffmpeg;
    /** Found out when it is first needed. */
    private @Nullable Boolean installed;

    /** @param ffmpeg the command; empty for none */
    public MediaProcessor(String ffmpeg) {
        this.ffmpeg = new Ffmpeg(ffmpeg);
    }

    /** Whether videos and sounds can be processed. */
    public synchronized boolean hasFfmpeg() {
        if (installed == null) {
            installed = ffmpeg.isInstalled();
        }
        return installed;
    }

    /** The media types of the files that can be processed. */
    public List<String> mediaTypes() {
        return Arrays.stream(FileFormat.values())
                .filter(this::isPossible)
                .flatMap(format -> format == FileFormat.M4A
                        ? Stream.of(format.mediaType(), "audio/m4a", "audio/x-m4a", "audio/aac")
                        : Stream.of(format.mediaType()))
                .distinct()
                .toList();
    }

    private boolean isPossible(FileFormat format) {
        return hasFfmpeg() || format.family() == FileFormat.Family.PICTURE;
    }

    /**
     * Finds out what a file is.
     *
     * @throws UnusableFileException if it is nothing that can be processed here
     */
    public FileFormat format(Path file) throws IOException, UnusableFileException {
        FileFormat format = FileFormat.of(file).orElseThrow(() -> new UnusableFileException("error.media.type"));
        if (!isPossible(format)) {
            throw new UnusableFileException("error.media.no_ffmpeg");
        }
        return format;
    }

    /** What a file will be, once it is processed. */
    public MediaKind kind(Path file, FileFormat format) throws IOException, UnusableFileException {
        return switch (format.family()) {
            case PICTURE -> isAnimated(file, format) ? MediaKind.GIFV : MediaKind.IMAGE;
            case CONTAINED_PICTURE -> MediaKind.IMAGE;
            case FILM -> MediaKind.VIDEO;
            case SOUND -> MediaKind.AUDIO;
        };
    }

    private boolean isAnimated(Path file, FileFormat format) throws IOException, UnusableFileException {
        return format == FileFormat.GIF && GifFile.frames(file) > 1 && hasFfmpeg();
    }

    /**
     * Processes a file.
     *
     * @param work a directory for the files that are made
     * @throws UnusableFileException if it can't be used
     */
    public Processed process(Path file, FileFormat format, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        return switch (format.family()) {
            case PICTURE -> isAnimated(file, format) ? animation(file, work) : picture(file, format, work);
            case CONTAINED_PICTURE -> picture(frame(file, format, work), FileFormat.PNG, work);
            case FILM -> film(file, format, work);
            case SOUND -> sound(file, format, work);
        };
    }

    /** A picture of a fixed size: the middle of a picture; of an animation, its first frame. */
    public Processed cut(Path file, FileFormat format, int width, int height, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        return smaller(
                file,
                format,
                work,
                (picture, transparent) -> Pictures.filling(picture, new Pictures.Size(width, height), transparent));
    }

    /** A picture in the size of a preview; of an animation, its first frame. */
    public Processed preview(Path file, FileFormat format, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        return smaller(
                file,
                format,
                work,
                (picture, transparent) -> Pictures.scaled(
                        picture,
                        new Pictures.Size(picture.getWidth(), picture.getHeight()).within(PREVIEW_PIXELS),
                        transparent));
    }

    private interface Scaling {
        BufferedImage of(BufferedImage picture, boolean transparent);
    }

    private Processed smaller(Path file, FileFormat format, Path work, Scaling scaling)
            throws IOException, UnusableFileException, InterruptedException {
        if (format.family() != FileFormat.Family.PICTURE) {
            throw new UnusableFileException("error.media.not_picture");
        }
        return decoder.decode(file, format, picture -> {
            boolean transparent = Pictures.isTransparent(picture);
            BufferedImage small = scaling.of(picture, transparent);
            FileType type = transparent ? FileType.PNG : FileType.JPEG;
            Path made = work.resolve("small");
            Pictures.write(small, type, made);
            return new Processed(MediaKind.IMAGE, made, type, null, facts(small));
        });
    }

    /** A picture in its proportions, with a longest side at most; of an animation, its first frame. */
    public Processed fit(Path file, FileFormat format, int longestSide, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        if (format.family() != FileFormat.Family.PICTURE) {
            throw new UnusableFileException("error.media.not_picture");
        }
        return decoder.decode(file, format, picture -> {
            boolean transparent = Pictures.isTransparent(picture);
            BufferedImage fitted = Pictures.fitted(picture, longestSide, longestSide, transparent);
            FileType type = transparent ? FileType.PNG : FileType.JPEG;
            Path made = work.resolve("fitted");
            Pictures.write(fitted, type, made);
            return new Processed(MediaKind.IMAGE, made, type, null, facts(fitted));
        });
    }

    /**
     * A small picture, such as an emoji, as PNG. An animation stays a GIF of the size that it has.
     *
     * @param longest pixels of the longer side
     * @throws UnusableFileException if it is no picture, too large, or an animation that is larger than most emojis
     */
    public Shrunk shrink(Path file, FileFormat format, int longest, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        if (format.family() != FileFormat.Family.PICTURE) {
            throw new UnusableFileException("error.media.not_picture");
        }
        Pictures.Size size = decoder.size(file, format);
        if (Math.max(size.width(), size.height()) > SMALL_SOURCE_SIDE) {
            throw new UnusableFileException("error.media.side", "most", SMALL_SOURCE_SIDE);
        }
        boolean isAnimation = format == FileFormat.GIF && GifFile.frames(file, SMALL_FRAMES) > 1;
        Path png = work.resolve("small.png");
        BufferedImage small = decoder.decode(file, format, picture -> {
            BufferedImage fitted = Pictures.fitted(picture, longest, longest, Pictures.isTransparent(picture));
            Pictures.write(fitted, FileType.PNG, png);
            return fitted;
        });
        if (!isAnimation) {
            return new Shrunk(png, FileType.PNG, Optional.empty(), small.getWidth(), small.getHeight());
        }
        // Browsers reserve memory for the screen, whatever the size of the frames.
        Pictures.Size screen = GifFile.screen(file);
        if (Math.max(screen.width(), screen.height()) > ANIMATION_SIDE) {
            throw new UnusableFileException("error.media.animation_side", "most", ANIMATION_SIDE);
        }
        Path gif = work.resolve("small.gif");
        GifFile.clean(file, gif);
        return new Shrunk(gif, FileType.GIF, Optional.of(png), small.getWidth(), small.getHeight());
    }

    private Processed picture(Path file, FileFormat format, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        boolean isAnimation = format == FileFormat.GIF && GifFile.frames(file) > 1;
        return decoder.decode(file, format, picture -> {
            boolean transparent = Pictures.isTransparent(picture);
            Pictures.Size full = new Pictures.Size(picture.getWidth(), picture.getHeight());
            Pictures.Size size = isAnimation ? full : full.within(MediaLimits.FILM_PIXELS);
            BufferedImage shown = Pictures.scaled(picture, size, transparent);
            Path original = work.resolve("original");
            FileType type = isAnimation
                    ? FileType.GIF
                    : transparent || format == FileFormat.PNG || format == FileFormat.GIF
                            ? FileType.PNG
                            : FileType.JPEG;
            if (isAnimation) {
                clean(file, original);
            } else {
                Pictures.write(shown, type, original);
            }
            return withPreview(new Processed(MediaKind.IMAGE, original, type, null, facts(shown)), shown, work);
        });
    }

    /** The file has been read once already. */
    private static void clean(Path gif, Path to) throws IOException {
        try {
            GifFile.clean(gif, to);
        } catch (UnusableFileException e) {
            throw new IOException("the file has changed", e);
        }
    }

    private static MediaFacts facts(BufferedImage picture) {
        return MediaFacts.picture(picture.getWidth(), picture.getHeight(), 0, 0, Blurhash.of(picture));
    }

    /** @param picture of what was processed, in its size */
    private static Processed withPreview(Processed processed, BufferedImage picture, Path work) throws IOException {
        Pictures.Size full = new Pictures.Size(picture.getWidth(), picture.getHeight());
        Pictures.Size size = full.within(PREVIEW_PIXELS);
        MediaFacts facts = processed.facts();
        MediaFacts complete = new MediaFacts(
                facts.width(), facts.height(), size.width(), size.height(), facts.blurhash(), facts.clip());
        boolean isSmall = size.equals(full) && processed.type() != FileType.MP4 && processed.type() != FileType.GIF;
        if (isSmall) {
            return new Processed(processed.kind(), processed.original(), processed.type(), null, complete);
        }
        boolean transparent = Pictures.isTransparent(picture);
        FileType type = transparent ? FileType.PNG : FileType.JPEG;
        Path preview = work.resolve("preview");
        Pictures.write(Pictures.scaled(picture, size, transparent), type, preview);
        return new Processed(
                processed.kind(),
                processed.original(),
                processed.type(),
                new Processed.Preview(preview, type),
                complete);
    }

    private Path frame(Path file, FileFormat format, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        Probe probe = Probe.of(ffmpeg.probe(file, format));
        Probe.Video video = probe.video().orElseThrow(() -> new UnusableFileException("error.media.damaged"));
        if ((long) video.width() * video.height() > MediaLimits.PICTURE_PIXELS) {
            throw new UnusableFileException("error.media.pixels", "most", MediaLimits.PICTURE_PIXELS / 1_000_000);
        }
        Path frame = work.resolve("frame.png");
        ffmpeg.convert(
                file, format, List.of("-map", "0:v:0", "-frames:v", "1", "-c:v", "png", "-f", "image2"), frame, FRAME);
        return frame;
    }

    private Processed animation(Path file, Path work) throws IOException, UnusableFileException, InterruptedException {
        Pictures.Size size = decoder.size(file, FileFormat.GIF);
        if (size.pixels() > MediaLimits.FILM_PIXELS) {
            throw new UnusableFileException("error.media.film_pixels");
        }
        Path original = work.resolve("original.mp4");
        List<String> options = new ArrayList<>(encoded());
        options.addAll(List.of("-vf", EVEN, "-an", "-f", "mp4"));
        ffmpeg.convert(file, FileFormat.GIF, options, original, CONVERTING);
        return withFrame(MediaKind.GIFV, original, work);
    }

    private Processed film(Path file, FileFormat format, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        Probe probe = Probe.of(ffmpeg.probe(file, format));
        if (probe.video().isEmpty() && probe.sound().isPresent()) {
            return sound(file, format, work);
        }
        Probe.Video video = probe.checkedVideo();
        boolean isReady = video.codec().equals("h264")
                && video.pixels().equals("yuv420p")
                && format != FileFormat.WEBM
                && probe.sound().map(sound -> sound.codec().equals("aac")).orElse(true);
        List<String> options = new ArrayList<>(List.of("-map", "0:v:0", "-map", "0:a:0?"));
        if (isReady) {
            options.addAll(List.of("-c", "copy"));
        } else {
            options.addAll(encoded());
            options.addAll(List.of("-vf", EVEN, "-c:a", "aac", "-b:a", "160k", "-ac", "2"));
        }
        options.addAll(List.of("-movflags", "+faststart", "-f", "mp4"));
        Path original = work.resolve("original.mp4");
        ffmpeg.convert(file, format, options, original, CONVERTING);
        return withFrame(MediaKind.VIDEO, original, work);
    }

    /** H.264 as all browsers can play it. */
    private static List<String> encoded() {
        return List.of(
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "23",
                "-maxrate",
                "8M",
                "-bufsize",
                "16M",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart");
    }

    private Processed withFrame(MediaKind kind, Path film, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        Probe probe = Probe.of(ffmpeg.probe(film, FileFormat.MP4));
        Path frame = frame(film, FileFormat.MP4, work);
        return decoder.decode(frame, FileFormat.PNG, picture -> {
            MediaFacts facts =
                    new MediaFacts(picture.getWidth(), picture.getHeight(), 0, 0, Blurhash.of(picture), probe.clip());
            return withPreview(new Processed(kind, film, FileType.MP4, null, facts), picture, work);
        });
    }

    private Processed sound(Path file, FileFormat format, Path work)
            throws IOException, UnusableFileException, InterruptedException {
        Probe probe = Probe.of(ffmpeg.probe(file, format));
        Probe.Sound sound = probe.sound().orElseThrow(() -> new UnusableFileException("error.media.empty"));
        List<String> options = new ArrayList<>(List.of("-map", "0:a:0", "-vn"));
        options.addAll(
                sound.codec().equals("mp3")
                        ? List.of("-c:a", "copy")
                        : List.of("-c:a", "libmp3lame", "-b:a", "160k", "-ac", "2"));
        options.addAll(List.of("-write_id3v1", "0", "-f", "mp3"));
        Path original = work.resolve("original.mp3");
        ffmpeg.convert(file, format, options, original, CONVERTING);
        MediaFacts.Clip clip = Probe.of(ffmpeg.probe(original, FileFormat.MP3)).clip();
        return new Processed(MediaKind.AUDIO, original, FileType.MP3, null, new MediaFacts(0, 0, 0, 0, "", clip));
    }
}
