package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.groundswell.files.FileName;
import org.groundswell.media.Attachment;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaKind;
import org.groundswell.media.uploads.Medium;
import org.jspecify.annotations.Nullable;

/** Attachments as the API shows them. */
final class MediaEntities {
    private final URI home;

    MediaEntities(URI home) {
        this.home = home;
    }

    List<MediaEntity> of(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? List.of()
                : attachments.stream().map(this::of).toList();
    }

    MediaEntity of(Attachment attachment) {
        String preview = attachment.preview().map(this::url).orElse(null);
        return new MediaEntity(
                Long.toString(attachment.id()),
                attachment.kind().word(),
                url(attachment.name()),
                preview == null ? url(attachment.name()) : preview,
                null,
                null,
                null,
                meta(attachment),
                emptyAsNull(attachment.description()),
                emptyAsNull(attachment.facts().blurhash()));
    }

    /** Also of one that isn't ready. */
    MediaEntity of(Medium medium) {
        return medium.attachment()
                .map(this::of)
                .orElseGet(() -> new MediaEntity(
                        Long.toString(medium.id()),
                        medium.kind().word(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        MediaEntity.Meta.NONE,
                        emptyAsNull(medium.description()),
                        null));
    }

    private String url(FileName name) {
        return home + "/media/" + name;
    }

    private static MediaEntity.Meta meta(Attachment attachment) {
        MediaFacts facts = attachment.facts();
        MediaFacts.Clip clip = facts.clip();
        boolean isSeen = facts.width() > 0;
        MediaEntity.Point focus = attachment.kind() == MediaKind.IMAGE
                ? new MediaEntity.Point(
                        attachment.focus().x(), attachment.focus().y())
                : null;
        MediaEntity.Details small =
                facts.previewWidth() > 0 ? details(facts.previewWidth(), facts.previewHeight(), null) : null;
        MediaEntity.Details original = details(facts.width(), facts.height(), clip);
        if (clip == null) {
            return new MediaEntity.Meta(
                    focus, null, null, null, null, null, null, null, null, null, null, original, small);
        }
        return new MediaEntity.Meta(
                focus,
                length(clip.seconds()),
                clip.seconds(),
                isSeen ? framesPerSecond(clip.frameRate()) : null,
                isSeen ? original.size() : null,
                isSeen ? facts.width() : null,
                isSeen ? facts.height() : null,
                isSeen ? original.aspect() : null,
                emptyAsNull(clip.sound()),
                clip.sound().isEmpty() ? null : clip.soundBitrate() / 1_000 + " kb/s",
                emptyAsNull(clip.channels()),
                original,
                small);
    }

    private static MediaEntity.Details details(int width, int height, MediaFacts.@Nullable Clip clip) {
        boolean isSeen = width > 0 && height > 0;
        return new MediaEntity.Details(
                isSeen ? width : null,
                isSeen ? height : null,
                isSeen ? width + "x" + height : null,
                isSeen ? (double) width / height : null,
                isSeen && clip != null ? clip.frameRate() : null,
                clip == null ? null : clip.seconds(),
                clip == null ? null : clip.bitrate());
    }

    private static String length(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%05.2f", whole / 3_600, whole / 60 % 60, seconds % 60);
    }

    private static double framesPerSecond(String fraction) {
        String[] parts = fraction.split("/", -1);
        try {
            double below = parts.length == 2 ? Double.parseDouble(parts[1]) : 1;
            return below == 0 ? 0 : Double.parseDouble(parts[0]) / below;
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
