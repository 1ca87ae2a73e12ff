package org.groundswell.media.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.media.MediaFacts;
import org.groundswell.media.MediaLimits;
import org.groundswell.text.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ffprobe says of a file. */
record Probe(Optional<Video> video, Optional<Sound> sound, double seconds, long bitrate) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_STREAMS = 32;
    private static final int LONGEST_WORD = 32;

    /**
     * The first video stream.
     *
     * @param frameRate a fraction
     */
    record Video(String codec, String pixels, int width, int height, String frameRate, int rotation) {
        double framesPerSecond() {
            String[] parts = frameRate.split("/", -1);
            double below = parts.length == 2 ? number(parts[1]) : 1;
            return below == 0 ? 0 : number(parts[0]) / below;
        }
    }

    /** The first audio stream. */
    record Sound(String codec, long bitrate, String channels) {}

    /** @throws UnusableFileException if it says nothing that can be understood */
    static Probe of(String json) throws UnusableFileException {
        try {
            JsonNode root = JSON.readTree(json);
            List<JsonNode> streams = new ArrayList<>();
            root.path("streams").forEach(streams::add);
            if (streams.size() > MOST_STREAMS) {
                throw new UnusableFileException("error.media.damaged");
            }
            JsonNode format = root.path("format");
            return new Probe(
                    streams.stream()
                            .filter(each -> isType(each, "video"))
                            .findFirst()
                            .map(Probe::video),
                    streams.stream()
                            .filter(each -> isType(each, "audio"))
                            .findFirst()
                            .map(Probe::sound),
                    number(word(format, "duration")),
                    (long) number(word(format, "bit_rate")));
        } catch (JacksonException e) {
            throw new UnusableFileException(e, "error.media.damaged");
        }
    }

    /** A video that is within the limits. */
    Video checkedVideo() throws UnusableFileException {
        Video found = video.orElseThrow(() -> new UnusableFileException("error.media.empty"));
        if ((long) found.width() * found.height() > MediaLimits.FILM_PIXELS) {
            throw new UnusableFileException("error.media.film_pixels");
        }
        if (found.width() < 1 || found.height() < 1) {
            throw new UnusableFileException("error.media.damaged");
        }
        if (found.framesPerSecond() > MediaLimits.FRAME_RATE) {
            throw new UnusableFileException("error.media.frame_rate", "most", MediaLimits.FRAME_RATE);
        }
        return found;
    }

    MediaFacts.Clip clip() {
        return new MediaFacts.Clip(
                seconds,
                bitrate,
                video.map(Video::frameRate).orElse(""),
                sound.map(Sound::codec).orElse(""),
                sound.map(Sound::bitrate).orElse(0L),
                sound.map(Sound::channels).orElse(""));
    }

    private static boolean isType(JsonNode stream, String type) {
        // A picture of the cover of a song isn't a video.
        return word(stream, "codec_type").equals(type)
                && stream.path("disposition").path("attached_pic").asInt(0) == 0;
    }

    private static Video video(JsonNode stream) {
        int rotation = 0;
        for (JsonNode data : stream.path("side_data_list")) {
            rotation = data.has("rotation") ? data.path("rotation").asInt(0) : rotation;
        }
        String average = word(stream, "avg_frame_rate");
        return new Video(
                word(stream, "codec_name"),
                word(stream, "pix_fmt"),
                stream.path("width").asInt(0),
                stream.path("height").asInt(0),
                average.startsWith("0/") ? word(stream, "r_frame_rate") : average,
                rotation);
    }

    private static Sound sound(JsonNode stream) {
        return new Sound(
                word(stream, "codec_name"), (long) number(word(stream, "bit_rate")), word(stream, "channel_layout"));
    }

    private static String word(JsonNode node, String name) {
        return PlainText.cut(node.path(name).asString(""), LONGEST_WORD);
    }

    /** 0 if it isn't one. */
    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) && number > 0 ? number : 0;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
