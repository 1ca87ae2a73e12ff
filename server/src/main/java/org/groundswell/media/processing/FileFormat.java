package org.groundswell.media.processing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The formats of files that can be sent, told apart by their first bytes. */
public enum FileFormat {
    JPEG(Family.PICTURE, "image/jpeg", "jpeg"),
    PNG(Family.PICTURE, "image/png", "png"),
    GIF(Family.PICTURE, "image/gif", "gif"),
    WEBP(Family.PICTURE, "image/webp", "webp"),
    /** AVIF and HEIC: pictures in the container of MP4, which FFmpeg may be able to decode. */
    HEIF(Family.CONTAINED_PICTURE, "image/heic", "mov"),
    AVIF(Family.CONTAINED_PICTURE, "image/avif", "mov"),
    MP4(Family.FILM, "video/mp4", "mov"),
    QUICKTIME(Family.FILM, "video/quicktime", "mov"),
    WEBM(Family.FILM, "video/webm", "matroska"),
    M4A(Family.SOUND, "audio/mp4", "mov"),
    MP3(Family.SOUND, "audio/mpeg", "mp3"),
    OGG(Family.SOUND, "audio/ogg", "ogg"),
    FLAC(Family.SOUND, "audio/flac", "flac"),
    WAV(Family.SOUND, "audio/wav", "wav");

    /** How a format is processed. */
    public enum Family {
        PICTURE,
        CONTAINED_PICTURE,
        FILM,
        SOUND
    }

    private static final int HEAD = 32;
    private static final Set<String> HEIF_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1", "msf1");

    private final Family family;
    private final String mediaType;
    private final String reader;

    FileFormat(Family family, String mediaType, String reader) {
        this.family = family;
        this.mediaType = mediaType;
        this.reader = reader;
    }

    public Family family() {
        return family;
    }

    /** Whether it is a picture, of whatever kind. */
    public boolean isPicture() {
        return family == Family.PICTURE || family == Family.CONTAINED_PICTURE;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The name of the format at its decoder: Java's ImageIO for pictures, FFmpeg for all others. */
    String reader() {
        return reader;
    }

    /**
     * The format of a file.
     *
     * @return empty if it is none of these
     */
    public static Optional<FileFormat> of(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return of(input.readNBytes(HEAD));
        }
    }

    static Optional<FileFormat> of(byte[] head) {
        // One char for each byte.
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBPVP8", 8)) {
            return Optional.of(WEBP);
        }
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return Optional.of(WAV);
        }
        if (text.startsWith("ftyp", 4) && text.length() >= 12) {
            return Optional.of(ofBrand(text.substring(8, 12)));
        }
        if (text.startsWith("\u001AE\u00DF\u00A3")) {
            return Optional.of(WEBM);
        }
        if (text.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        if (text.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        boolean isMpegFrame = text.length() > 1 && text.charAt(0) == 0xFF && (text.charAt(1) & 0xE6) == 0xE2;
        return text.startsWith("ID3") || isMpegFrame ? Optional.of(MP3) : Optional.empty();
    }

    /** The brand of the base media file format (ISO/IEC 14496-12, section 4.3). */
    private static FileFormat ofBrand(String brand) {
        if (brand.equals("avif") || brand.equals("avis")) {
            return AVIF;
        }
        if (HEIF_BRANDS.contains(brand)) {
            return HEIF;
        }
        if (brand.equals("qt  ")) {
            return QUICKTIME;
        }
        return brand.startsWith("M4A") || brand.startsWith("M4B") ? M4A : MP4;
    }
}
