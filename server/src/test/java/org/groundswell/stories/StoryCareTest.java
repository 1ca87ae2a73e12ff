package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.model.TagName;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Sensitive topics have no pictures and no previews, and name nobody who is quoted. */
@OnEveryDatabase
class StoryCareTest extends StorySteps {
    /** Each address, and what it shows unless the topic is sensitive: its picture, its page's title, its quoted person. */
    @Test
    void aSensitiveTopicShowsNoPicturesPreviewsOrNamesOfQuotedPeople() {
        movement();
        String path = publish(edit(), "private_named", "on");
        String withPicture = "/@person1/" + posts.get("picture");
        String withLink = "/@person0/" + posts.get("link");
        String withQuote = "/@person2/" + posts.get("quote");
        Map<String, List<String>> shown = new HashMap<>();
        List<String> all = List.of(picture, "dark street in Iloilo", TITLE, cardPicture, "quinn");
        List<String> inFile = List.of("data:image/jpeg", "dark street in Iloilo", TITLE, "quinn");
        List<String> inFeed = List.of(picture, "dark street in Iloilo");
        shown.put("/tags/lightson", all);
        shown.put("/tags/lightson/story", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put("/tags/lightson/story.html", List.of("data:image/jpeg", "dark street in Iloilo", TITLE));
        shown.put("/tags/lightson/story.md", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put("/tags/lightson/story.json", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put("/api/v1/tags/lightson/story", List.of(picture, "dark street in Iloilo", TITLE, cardPicture));
        shown.put(path, all);
        shown.put(path + "/story.html", inFile);
        shown.put(path + "/story.md", all);
        shown.put(path + "/story.json", all);
        shown.put("/api/v1" + path, all);
        shown.put(path + "/embed", List.of(TITLE, cardPicture));
        shown.put("/stories/feed.atom", inFeed);
        shown.put("/stories/feed.rss", inFeed);
        shown.put("/tags/lightson/feed.atom", inFeed);
        shown.put("/tags/lightson/feed.rss", inFeed);
        shown.put("/@person1/feed.atom", inFeed);
        shown.put("/@person1/feed.rss", inFeed);
        shown.put(withPicture + "/embed", inFeed);
        shown.put(withLink + "/embed", List.of(TITLE, cardPicture));
        shown.put(withQuote + "/embed", List.of("quinn"));
        shown.put("/api/oembed?url=" + server.url + withPicture, List.of(picture));
        shown.put("/api/oembed?url=" + server.url + path, List.of(picture));
        shown.forEach((address, texts) ->
                assertThat(server.get(address).body()).as(address).contains(texts));

        assertThat(editor.submit(editor.get("/tags/lightson"), "/tags/lightson/care")
                        .status())
                .isEqualTo(303);

        for (String address : shown.keySet()) {
            Answer answer = server.get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.body())
                    .as(address)
                    .doesNotContain(
                            picture,
                            "dark street in Iloilo",
                            TITLE,
                            cardPicture,
                            "lamp at the bridge",
                            "quinn",
                            "data:image");
        }
        assertThat(read(path).select(".quote .name")).isEmpty();
        assertThat(read("/tags/lightson").text()).contains("1 attachment is not shown on this page");
    }

    /** In a story of another tag, the posts that also have the sensitive one have no pictures. */
    @Test
    void careGoesWithThePost() {
        movement();
        server.form(
                "PUT",
                "/api/v1/statuses/" + posts.get("picture"),
                people.get(1),
                "status",
                "My way home #LightsOn #Attacks");
        assertThat(server.get("/tags/lightson/story").body()).contains("dark street");
        server.server
                .core()
                .moderation()
                .tagCare()
                .need(server.account("eve", Role.EDITOR).id(), new TagName("attacks"), true);
        Document page = read("/tags/lightson/story");
        assertThat(page.select(".quote").text()).contains("My way home");
        assertThat(page.outerHtml()).doesNotContain("dark street").contains(TITLE);
    }

    /** The replies in which authors continue a post are shown with it. */
    @Test
    void careGoesWithAReplyThatContinuesThePost() {
        movement();
        String author = people.get(3);
        say(
                author,
                "status",
                "The men who did it #Attacks",
                "in_reply_to_id",
                posts.get("plain3"),
                "media_ids[]",
                upload(author, 904));
        String faces = picture;
        String path = publish(edit());
        assertThat(server.get(path).body()).contains("The men who did it", faces);
        server.server
                .core()
                .moderation()
                .tagCare()
                .need(server.account("eve", Role.EDITOR).id(), new TagName("attacks"), true);
        for (String each : List.of(path, path + "/story.html", path + "/story.md", path + "/story.json")) {
            String body = server.get(each).body();
            assertThat(body).as(each).contains("The men who did it").doesNotContain(faces);
        }
    }
}
