package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.OnEveryDatabase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a story says of its numbers and of the page that most people linked to, and what it has nothing to say about. */
@OnEveryDatabase
class StoryFactsTest extends StorySteps {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /** The editor says of each block that is left out why; what is published is the same with and without it. */
    @Test
    void theEditorMarksBlocksThatHaveNothingToShow() {
        posts.put(
                "picture", say(people.get(1), "status", "My way home #LightsOn", "media_ids[]", upload(people.get(1))));
        for (int i : List.of(0, 2, 3)) {
            say(people.get(i), "status", "Dark number " + i + " #LightsOn");
        }
        awaitPosts(4);
        String edit = edit();
        String path = publish(edit);
        Document desk = Jsoup.parse(editor.get(edit).body());
        assertThat(desk.select(".block-link .missing").text())
                .isEqualTo("Nothing to show: the first posts don’t link" + " to a page with a preview.");
        assertThat(desk.select(".block-map .missing").text()).contains("no country that at least five people");
        assertThat(desk.select(
                        ".block-curve .missing, .block-numbers .missing, .block-share .missing, .block-quote .missing"))
                .isEmpty();
        assertThat(desk.select(".block-passage .missing").eachText())
                .hasSize(desk.select(".block-passage textarea:matchesOwn(^\\s*$)")
                        .size())
                .isNotEmpty()
                .allMatch(text -> text.contains("there are no facts about this yet"));
        assertThat(read(path).select(".missing")).isEmpty();
    }

    /** The running hour ends later than now. */
    @Test
    void theTableOfNumbersDoesNotEndInTheFuture() {
        movement();
        for (String path : List.of("/tags/lightson", "/tags/lightson/story")) {
            Element to = read(path).selectFirst(".box dt:matchesOwn(^To$) + dd");
            assertThat(to).as(path).isNotNull();
            Matcher time = Pattern.compile("\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d").matcher(to.text());
            assertThat(time.find()).as(to.text()).isTrue();
            assertThat(LocalDateTime.parse(time.group(), MINUTE).toInstant(ZoneOffset.UTC))
                    .isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void thePageThatTheFirstPeopleLinkedTo() {
        for (int i = 0; i < 6; i++) {
            posts.put(
                    "post" + i,
                    say(people.get(i), "status", "Dark " + i + (i % 2 == 0 ? " " + PAGE : "") + " #LightsOn"));
        }
        // A person who links twice is one person.
        say(people.getFirst(), "status", "Again " + PAGE + " #LightsOn");
        preview(Optional.empty(), posts.get("post0"), posts.get("post2"), posts.get("post4"));
        awaitPosts(7);
        assertThat(read("/tags/lightson").select("#beginning ~ .facts-list").text())
                .contains("3 of the first people linked to " + TITLE);
        assertThat(read("/tags/lightson").select("#beginning ~ ul .card .title").text())
                .isEqualTo(TITLE);
    }

    @Test
    void aDeletedLinkStopsCounting() {
        people.add(server.person("person6"));
        for (int i = 0; i < 7; i++) {
            posts.put("post" + i, say(people.get(i), "status", "Dark " + i + (i < 3 ? " " + PAGE : "") + " #LightsOn"));
        }
        preview(Optional.empty(), posts.get("post0"), posts.get("post1"), posts.get("post2"));
        server.delete("/api/v1/statuses/" + posts.get("post1"), people.get(1));
        // The beginning is kept for half a minute: nobody has asked for it yet.
        await().untilAsserted(() -> assertThat(
                        server.get("/api/v1/tags/lightson").json().path("posts").asInt())
                .isEqualTo(6 + CROWD));
        // Fewer than three: the first post with a preview says which page it is.
        assertThat(read("/tags/lightson").select("#beginning ~ .facts-list").text())
                .contains("2 of the first people linked to " + TITLE);
    }
}
