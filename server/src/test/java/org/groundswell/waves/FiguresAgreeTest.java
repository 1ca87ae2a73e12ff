package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/**
 * For the same interval, a figure has the same number wherever it is shown: in the list, on the tag's page, in its chart, map
 * and embed, as CSV, in the API, in the comparison and in stories.
 */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresAgreeTest {
    private static final Instant IMPORTED = Instant.parse("2026-05-04T15:20:00Z");
    /** Posts in the hours from 11:00 on; the last one is not over. */
    private static final List<Integer> POSTS = List.of(20, 45, 30, 25, 10);

    private static final List<String> WORDS = List.of(
            ("bridge river morning police walked sang nobody closed mother brother lamp stone water school market"
                            + " shouted carried waited ferry candle street rain umbrella doctor paper window drum child")
                    .split(" "));

    private static final int HOURS = POSTS.size();

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private JsonNode wave;
    private JsonNode hourly;
    private JsonNode trend;

    @BeforeParameterizedClassInvocation
    void start() {
        SetClock clock = new SetClock(IMPORTED);
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()), clock);
        StringBuilder posts = new StringBuilder();
        posts.append(post(900, Instant.parse("2026-04-01T10:00:00Z"), "", "before"));
        posts.append(post(901, Instant.parse("2026-04-24T10:00:00Z"), "PH", "Bridge"));
        posts.append(post(902, Instant.parse("2026-04-24T11:20:00Z"), "PH", "Bridge"));
        int number = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            for (Instant at : times(hour)) {
                posts.append(post(number, at, country(number), "Bridge"));
                number++;
            }
        }
        server.importPost(posts.toString());
        await().untilAsserted(() -> assertThat(server.server.trending().position())
                .isEqualTo(server.server.core().events().end()));
        clock.moveOn(Duration.ofMinutes(10));
        await().untilAsserted(() ->
                assertThat(server.get("/api/v1/trends/tags").json()).hasSize(1));
        trend = server.get("/api/v1/trends/tags").json().get(0).path("trend");
        wave = server.get("/api/v1/tags/bridge/wave").json();
        hourly = server.get("/api/v1/tags/bridge/wave?step=hour").json();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** The times of the posts of an hour: the wave's first is five past, its last a quarter past. */
    private static List<Instant> times(int hour) {
        Random random = new Random(hour);
        int from = hour == 0 ? 300 : 0;
        int to = hour == HOURS - 1 ? 900 : 3_600;
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < POSTS.get(hour); i++) {
            int second =
                    i == 0 && hour == 0 ? from : i == 0 && hour == HOURS - 1 ? to : from + random.nextInt(to - from);
            times.add(Instant.parse("2026-05-04T11:00:00Z").plusSeconds(3_600L * hour + second));
        }
        times.sort(Comparator.naturalOrder());
        return times;
    }

    /** Four in ten from the Philippines, three from Kenya, one from Spain, three people in all from Germany. */
    private static String country(int number) {
        return switch (number % 10) {
            case 0, 1, 2, 3 -> "PH";
            case 4, 5, 6 -> "KE";
            case 7 -> "ES";
            case 8 -> number < 30 ? "DE" : "";
            default -> "";
        };
    }

    /** The post with a number; every eighth one is by the author of the one before. */
    private static String post(int number, Instant at, String country, String tag) {
        int author = number % 8 == 7 ? number - 1 : number;
        return "{\"id\":\"" + number + "\",\"account\":\"person" + author + "@elsewhere" + author % 3
                + ".example\",\"created_at\":\"" + at + "\",\"account_created_at\":\""
                + Instant.parse("2012-01-01T00:00:00Z").plus(Duration.ofHours(new Random(author).nextInt(90_000)))
                + "\",\"country\":\""
                + (author == number ? country : country(author)) + "\",\"language\":\"en\",\"text\":\""
                + text(number) + " #" + tag + "\"}\n";
    }

    /** No two texts are copies of each other. */
    private static String text(int number) {
        Random random = new Random(number);
        return IntStream.range(0, 9)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    private Document page(String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** The rows of a CSV file as maps from the names in its header. */
    private List<Map<String, String>> csv(String path) {
        List<String> lines = server.get(path).body().lines().toList();
        String[] names = lines.getFirst().split(",");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> {
                    Map<String, String> row = new HashMap<>();
                    IntStream.range(0, names.length).forEach(i -> row.put(names[i], cells[i]));
                    return row;
                })
                .toList();
    }

    /** The figures in a box of names and values. */
    private static Map<String, String> box(Document page) {
        Map<String, String> box = new HashMap<>();
        for (Element row : page.select(".box dl div")) {
            box.put(row.select("dt").text(), row.select("dd").text());
        }
        return box;
    }

    private Map<String, JsonNode> figures(String language) {
        JsonNode story = server.get("/tags/bridge/story.json?lang=" + language).json();
        Map<String, JsonNode> figures = new HashMap<>();
        story.path("title")
                .path("figures")
                .forEach(each -> figures.put(each.path("name").asString(), each));
        story.path("parts")
                .forEach(part -> part.path("figures")
                        .forEach(each -> figures.put(each.path("name").asString(), each)));
        return figures;
    }

    private static int number(Map<String, JsonNode> figures, String name) {
        assertThat(figures).containsKey(name);
        return figures.get(name).path("value").asInt();
    }

    private static Instant instant(JsonNode time) {
        return Instant.parse(time.asString());
    }

    /** "4 May 2026, 11:05 UTC". */
    private static String shown(JsonNode time) {
        String text = time.asString();
        return Integer.parseInt(text.substring(8, 10)) + " May 2026, " + text.substring(11, 16) + " UTC";
    }

    private JsonNode told() {
        return wave.path("waves").get(0);
    }

    @Test
    void peopleAndPosts() {
        int people = wave.path("part").path("people").asInt();
        int posts = wave.path("part").path("posts").asInt();
        assertThat(posts).isEqualTo(130);
        assertThat(people).isEqualTo(114);
        assertThat(told().path("people").asInt()).isEqualTo(people);
        assertThat(told().path("posts").asInt()).isEqualTo(posts);
        // The wave is younger than six hours, and nobody used the tag in the hours before.
        assertThat(trend.path("window_minutes").asInt()).isEqualTo(360);
        assertThat(trend.path("people").asInt()).isEqualTo(people);
        assertThat(page("/").select(".rising .trend .people").first().text())
                .isEqualTo(people + " people in the last six hours");

        Document page = page("/tags/bridge");
        assertThat(box(page)).containsEntry("People", people + "").containsEntry("Posts", posts + "");
        assertThat(page.select(".tag-head .numbers").text()).isEqualTo("people in all 116 posts in all 132");
        assertThat(wave.path("people").asInt()).isEqualTo(116);
        assertThat(page("/embed/tags/bridge").select(".numbers").text())
                .isEqualTo("people in all 116 posts in all 132");
        Document compared = page("/compare?a=Bridge&b=Bridge");
        assertThat(compared.select("table.compared tbody tr").get(0).text()).isEqualTo("People 114 114");
        assertThat(compared.select("table.compared tbody tr").get(1).text()).isEqualTo("Posts 130 130");
        for (String language : List.of("en", "es")) {
            Map<String, JsonNode> figures = figures(language);
            assertThat(number(figures, "people")).isEqualTo(people);
            assertThat(number(figures, "posts")).isEqualTo(posts);
            assertThat(number(figures, "lifePeople")).isEqualTo(116);
            assertThat(number(figures, "lifePosts")).isEqualTo(132);
        }
        assertThat(box(page("/tags/bridge/story")))
                .containsEntry("People", "114")
                .containsEntry("Posts", "130");
        assertThat(box(page("/tags/bridge/story?lang=es")))
                .containsEntry("Personas", "114")
                .containsEntry("Publicaciones", "130");
        assertThat(csv("/tags/bridge/wave.csv?step=hour").stream()
                        .mapToInt(row -> Integer.parseInt(row.get("posts")))
                        .sum())
                .isEqualTo(posts);
    }

    @Test
    void startAndEnd() {
        JsonNode first = wave.path("part").path("first_at");
        JsonNode last = wave.path("part").path("last_at");
        assertThat(instant(first)).isEqualTo("2026-05-04T11:05:00Z").isEqualTo(instant(told().path("onset")));
        assertThat(instant(last)).isEqualTo("2026-05-04T15:15:00Z").isEqualTo(instant(wave.path("last_at")));
        assertThat(told().path("end").isNull()).isTrue();
        for (String path : List.of("/tags/bridge", "/tags/bridge/story")) {
            assertThat(box(page(path)))
                    .as(path)
                    .containsEntry("From", shown(first))
                    .containsEntry("To", shown(last))
                    .containsEntry("First post held here", "24 April 2026, 10:00 UTC");
        }
        Document page = page("/tags/bridge");
        assertThat(page.select(".moments li").first().text()).isEqualTo("Began " + shown(first));
        assertThat(page.select(".lead").text()).contains("began on " + shown(first));
        assertThat(page("/compare?a=Bridge&b=Bridge")
                        .select("table.compared tbody tr")
                        .get(2)
                        .text())
                .isEqualTo("Began " + shown(first) + " " + shown(first));
        assertThat(instant(figures("en").get("began").path("value"))).isEqualTo(instant(first));
        assertThat(instant(figures("es").get("began").path("value"))).isEqualTo(instant(first));
    }

    @Test
    void thePeakIsTheHighestHourThatIsOver() {
        JsonNode peak = told().path("peak");
        int people = told().path("peak_people").asInt();
        assertThat(instant(peak)).isEqualTo("2026-05-04T12:00:00Z");
        assertThat(instant(told().path("peak_until"))).isEqualTo("2026-05-04T13:00:00Z");
        JsonNode highest = wave.path("course").path("peaks").get(0);
        assertThat(highest.path("highest").asBoolean()).isTrue();
        assertThat(highest.path("from")).isEqualTo(peak);
        assertThat(highest.path("people").asInt()).isEqualTo(people);

        List<Map<String, String>> hours = csv("/tags/bridge/wave.csv?step=hour");
        Map<String, String> top = hours.stream()
                .filter(row -> row.get("complete").equals("true"))
                .max((a, b) -> Integer.compare(Integer.parseInt(a.get("people")), Integer.parseInt(b.get("people"))))
                .orElseThrow();
        assertThat(top).containsEntry("start", "2026-05-04T12:00:00Z").containsEntry("people", people + "");

        Document page = page("/tags/bridge");
        assertThat(page.select(".moments li").get(1).text()).isEqualTo("Peak " + shown(peak));
        assertThat(page.select(".lead").text()).contains("peaked on " + shown(peak) + ", with " + people + " people");
        assertThat(page("/tags/bridge/story").select(".moments li").get(1).text())
                .isEqualTo("Peak " + shown(peak));
        assertThat(page("/compare?a=Bridge&b=Bridge")
                        .select("table.compared tbody tr")
                        .get(4)
                        .text())
                .isEqualTo("Peak: people in its hour " + people + " " + people);
        for (String language : List.of("en", "es")) {
            Map<String, JsonNode> figures = figures(language);
            assertThat(number(figures, "peakPeople")).isEqualTo(people);
            assertThat(instant(figures.get("peakTime").path("value"))).isEqualTo(instant(peak));
        }
    }

    @Test
    void seriesAndWhatIsUsual() {
        JsonNode series = hourly.path("part").path("series");
        List<Map<String, String>> rows = csv("/tags/bridge/wave.csv?step=hour");
        // An hour before the wave is shown, too.
        int before = 1;
        assertThat(rows).hasSize(series.path("people").size()).hasSize(before + HOURS);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            assertThat(Instant.parse(row.get("start")))
                    .isEqualTo(instant(series.path("start")).plusSeconds(3_600L * i));
            assertThat(row)
                    .containsEntry("posts", (i < before ? 0 : POSTS.get(i - before)) + "")
                    .containsEntry("posts", series.path("posts").get(i).asString())
                    .containsEntry("people", series.path("people").get(i).asString())
                    .containsEntry("complete", i < series.path("complete").asInt() ? "true" : "false");
            assertThat(Double.parseDouble(row.get("usual_before")))
                    .isEqualTo(series.path("usual_before").get(i).asDouble())
                    .isBetween(0.0, 0.1);
            assertThat(Double.parseDouble(row.get("usual_before_high")))
                    .isEqualTo(series.path("usual_before_high").get(i).asDouble());
        }
        assertThat(series.path("complete").asInt()).isEqualTo(before + HOURS - 1);
        // The list's closed hours are those of the series. What is usual has another name there: it is another figure.
        List<Integer> closed = new ArrayList<>();
        trend.path("hours").forEach(each -> closed.add(each.asInt()));
        List<Integer> people = new ArrayList<>();
        series.path("people").forEach(each -> people.add(each.asInt()));
        assertThat(closed.subList(23 - (HOURS - 1), 23)).isEqualTo(people.subList(before, before + HOURS - 1));
        assertThat(trend.has("expected")).isFalse();
        assertThat(trend.path("decided_by").has("usual_lately")).isTrue();
        assertThat(page("/").select(".rising .trend .why").text()).contains("usual lately at this time: none");
        assertThat(trend.path("sentence").asString())
                .startsWith(trend.path("decided_by").path("people").asInt() + " people in the last")
                .contains("usual lately at this time: none");
        Document page = page("/tags/bridge");
        assertThat(page.select(".life figcaption").text()).contains("usual before the wave");
        assertThat(page("/tags/bridge/story").select(".life figcaption").text()).contains("usual before the wave");
        assertThat(page.text() + page("/tags/bridge/story").text()).doesNotContain("expected");
    }

    @Test
    void theChartDrawsTheSeries() {
        JsonNode series = wave.path("part").path("series");
        int complete = series.path("complete").asInt();
        int highest = IntStream.range(0, complete)
                .map(i -> series.path("people").get(i).asInt())
                .max()
                .orElseThrow();
        String line = page("/tags/bridge").select(".life path.line").attr("d");
        assertThat(page("/tags/bridge/story").select(".life path.line").attr("d"))
                .isEqualTo(line);
        assertThat(page("/embed/tags/bridge").select(".life path.line").attr("d"))
                .isEqualTo(line);
        // One step up or down for each interval that is over, besides the first.
        assertThat(Arrays.stream(line.split("H")).count() - 1).isEqualTo(complete);
        for (String path : List.of("/tags/bridge", "/embed/tags/bridge", "/tags/bridge/story")) {
            assertThat(page(path).select(".life figcaption").text())
                    .as(path)
                    .contains("highest: " + highest)
                    .contains("dashed: not over yet, "
                            + series.path("people").get(complete).asInt());
        }
        assertThat(page("/tags/bridge/story?lang=es").select(".life figcaption").text())
                .contains("máximo: " + highest);
    }

    @Test
    void theTableUnderTheChartHasTheFiguresOfTheCsvFile() {
        for (String query : List.of("", "?step=hour", "?wave=all", "?at=2026-05-04T13:00")) {
            Document page = page("/tags/bridge" + query);
            List<Map<String, String>> rows = csv("/tags/bridge/wave.csv" + query);
            Elements shown = page.select("#table tbody tr");
            assertThat(shown).as(query).isNotEmpty();
            for (int i = 0; i < shown.size(); i++) {
                Map<String, String> row = rows.get(i);
                Element each = shown.get(i);
                assertThat(each.select("time").attr("datetime")).isEqualTo(row.get("start"));
                assertThat(each.select("td").eachText().subList(0, 2))
                        .containsExactly(row.get("people"), row.get("posts"));
                assertThat(Double.parseDouble(each.select("td").get(2).text()))
                        .isCloseTo(Double.parseDouble(row.get("usual_before")), within(0.051));
                assertThat(Double.parseDouble(each.select("td").get(3).text()))
                        .isCloseTo(Double.parseDouble(row.get("usual_before_high")), within(0.051));
                assertThat(each.select("th").text().endsWith("so far"))
                        .isEqualTo(row.get("complete").equals("false"));
            }
            // What has not begun is in the file only.
            assertThat(rows.subList(shown.size(), rows.size()))
                    .allSatisfy(row -> assertThat(row).containsEntry("people", "0"));
        }
        assertThat(page("/tags/bridge?step=quarter&wave=all").select("#table")).isEmpty();
        assertThat(page("/tags/before").select("#table")).isEmpty();
    }

    @Test
    void countries() {
        JsonNode there = wave.path("part").path("countries").path("there");
        Map<String, Integer> people = new HashMap<>();
        there.forEach(each ->
                people.put(each.path("code").asString(), each.path("people").asInt()));
        assertThat(people.keySet()).containsExactlyInAnyOrder("PH", "KE", "ES");
        assertThat(wave.path("part").path("countries").path("fewer").asInt()).isEqualTo(1);

        assertThat(trend.path("countries").size()).isEqualTo(people.size());
        people.forEach((code, count) ->
                assertThat(trend.path("countries").path(code).asInt()).as(code).isEqualTo(count));
        assertThat(page("/").select(".rising .trend .why").text())
                .contains("now in 3 countries with at least five people");

        Set<String> inCsv = new LinkedHashSet<>();
        Map<String, Integer> last = new HashMap<>();
        csv("/tags/bridge/countries.csv").forEach(row -> {
            inCsv.add(row.get("country"));
            last.put(row.get("country"), Integer.parseInt(row.get("people")));
        });
        assertThat(inCsv).isEqualTo(people.keySet());
        assertThat(last).isEqualTo(people);

        Document page = page("/tags/bridge");
        assertThat(box(page))
                .containsEntry("Countries with at least five people", "3")
                .containsEntry("Countries with fewer people", "1");
        assertThat(page.select(".world .table tbody tr")).hasSize(3);
        assertThat(page.select(".world .bars .count").eachText())
                .containsExactly(people.get("PH") + "", people.get("KE") + "", people.get("ES") + "");
        assertThat(page.select(".world").text()).contains("1 more country has fewer than five people");
        assertThat(page("/compare?a=Bridge&b=Bridge")
                        .select("table.compared tbody")
                        .text())
                .contains("Countries with at least five people 3 3");
        assertThat(box(page("/tags/bridge/story")))
                .containsEntry("Countries with at least five people", "3")
                .containsEntry("Countries with fewer people", "1");
        assertThat(box(page("/tags/bridge/story?lang=es"))).containsEntry("Países con al menos cinco personas", "3");
        for (String language : List.of("en", "es")) {
            assertThat(number(figures(language), "countryList")).isEqualTo(3);
        }
        assertThat(figures("en").get("countryList").path("shown").asString())
                .contains("Philippines (" + people.get("PH") + ")", "Kenya (" + people.get("KE") + ")");
    }

    @Test
    void theListOfAPastMomentAndTheWaveUpToItAgree() {
        JsonNode then = server.get("/api/v1/trends/tags?at=2026-05-04T13:00:00Z")
                .json()
                .path(0)
                .path("trend");
        JsonNode part = server.get("/api/v1/tags/bridge/wave?from=2026-05-04T07:00:00Z&to=2026-05-04T13:00:00Z")
                .json()
                .path("part");
        assertThat(then.path("people").asInt())
                .isEqualTo(part.path("people").asInt())
                .isPositive();
        assertThat(then.path("countries").size())
                .isEqualTo(part.path("countries").path("there").size());
    }

    @Test
    void aPastMomentShowsNoLaterPosts() {
        Instant moment = Instant.parse("2026-05-04T13:00:00Z");
        Document front = page("/?at=2026-05-04T13:00");
        assertThat(front.select(".rising .trend .people").text()).isEqualTo("57 people in the last six hours");
        assertThat(front.select(".posts time")).isNotEmpty();
        assertNoneAfter(moment, front);
        String link = front.select(".rising .trend a").attr("href");
        assertThat(link).isEqualTo("/tags/bridge?at=2026-05-04T13%3A00");

        Document tag = page(link);
        assertThat(tag.text()).contains("As of 4 May 2026, 13:00 UTC");
        assertThat(box(tag)).containsEntry("People", "57").containsEntry("Posts", "65");
        assertThat(tag.select(".posts time")).isNotEmpty();
        assertNoneAfter(moment, tag);
        String older = tag.select("a[rel=next], .older a, nav a[href*=before]").attr("href");
        assertThat(older).contains("at=2026-05-04T13");
        JsonNode examples = server.get("/api/v1/trends/tags?at=2026-05-04T13:00:00Z")
                .json()
                .path(0)
                .path("trend")
                .path("statuses");
        assertThat(examples).isNotEmpty();
        examples.forEach(id -> assertThat(instant(
                        server.get("/api/v1/statuses/" + id.asString()).json().path("created_at")))
                .isBeforeOrEqualTo(moment));
        assertThat(server.get("/tags/bridge?at=2027-01-01T00:00").status()).isEqualTo(422);
        assertThat(server.get("/tags/bridge?at=yesterday").status()).isEqualTo(422);
    }

    @Test
    void theWaveOfAPastMomentHasItsFiguresEverywhere() {
        JsonNode then =
                server.get("/api/v1/tags/bridge/wave?at=2026-05-04T13:00:00Z").json();
        int until = POSTS.get(0) + POSTS.get(1);
        assertThat(then.path("posts").asInt()).isEqualTo(until + 2);
        assertThat(then.path("counted_at").asString()).isEqualTo("2026-05-04T13:00:00.000Z");
        assertThat(then.path("related").size()
                        + then.path("voices").size()
                        + then.path("selection").size())
                .isZero();
        JsonNode series = then.path("part").path("series");
        List<Map<String, String>> rows = csv("/tags/bridge/wave.csv?at=2026-05-04T13:00");
        assertThat(rows).hasSize(series.path("people").size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("people"))
                    .isEqualTo(series.path("people").get(i).asString());
        }
        assertThat(page("/tags/bridge?at=2026-05-04T13:00")
                        .select(".numbers dd")
                        .eachText())
                .containsExactly(
                        then.path("people").asString(), then.path("posts").asString());
    }

    private static void assertNoneAfter(Instant moment, Document page) {
        page.select("main .posts time")
                .forEach(
                        time -> assertThat(Instant.parse(time.attr("datetime"))).isBeforeOrEqualTo(moment));
    }
}
