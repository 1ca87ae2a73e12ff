package org.groundswell.bench.past;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of a server as apps get them. */
final class ListApi implements AutoCloseable {
    /** The longest list that the API gives. */
    static final int MOST = 20;

    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    /** @param address host and port */
    ListApi(String address) {
        this.address = address;
    }

    /** An entry with all its figures. */
    record Entry(
            String key,
            int people,
            int windowMinutes,
            int windowPeople,
            double countedAs,
            double usualLately,
            long since,
            OptionalDouble significance,
            List<Integer> hours,
            double hoursUsualLately,
            String began,
            Map<String, Integer> countries) {
        static Entry of(Trend trend) {
            Map<String, Integer> countries = new LinkedHashMap<>();
            trend.countries().forEach(there -> countries.put(there.place().code(), there.people()));
            return new Entry(
                    trend.tag(),
                    trend.listed(),
                    trend.window().minutes(),
                    trend.people(),
                    trend.countedAs(),
                    trend.expected(),
                    trend.since(),
                    trend.isOfNewTag() ? OptionalDouble.empty() : OptionalDouble.of(trend.significance()),
                    trend.hours(),
                    trend.expectedInHour(),
                    trend.began().code(),
                    countries);
        }

        static Entry of(JsonNode tag) {
            JsonNode trend = tag.path("trend");
            JsonNode decided = trend.path("decided_by");
            JsonNode significance = trend.path("significance");
            List<Integer> hours = new ArrayList<>();
            trend.path("hours").forEach(hour -> hours.add(hour.asInt()));
            Map<String, Integer> countries = new LinkedHashMap<>();
            trend.path("countries").forEachEntry((code, people) -> countries.put(code, people.asInt()));
            return new Entry(
                    tag.path("key").asString(),
                    trend.path("people").asInt(),
                    decided.path("window_minutes").asInt(),
                    decided.path("people").asInt(),
                    decided.path("counted_as").asDouble(),
                    decided.path("usual_lately").asDouble(),
                    Instant.parse(trend.path("since").asString()).toEpochMilli(),
                    significance.isNull() ? OptionalDouble.empty() : OptionalDouble.of(significance.asDouble()),
                    hours,
                    trend.path("hours_usual_lately").asDouble(),
                    trend.path("began").asString(),
                    countries);
        }
    }

    /** The list of a place at a past moment, each tag by itself. */
    List<Entry> list(Place place, Instant moment) throws IOException {
        String of = switch (place.kind()) {
            case WORLD -> "";
            case COUNTRY -> "&place=" + place.code();
            case LANGUAGE -> "&language=" + place.code();
        };
        URI uri = URI.create(
                "http://" + address + "/api/v1/trends/tags?unfolded=true&limit=" + MOST + "&at=" + moment + of);
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the server answered " + answer.statusCode() + ": " + answer.body());
            }
            List<Entry> entries = new ArrayList<>();
            json.readTree(answer.body()).forEach(tag -> entries.add(Entry.of(tag)));
            return entries;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
