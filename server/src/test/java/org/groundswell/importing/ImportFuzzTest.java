package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.accounts.Account;
import org.groundswell.model.Acct;
import org.groundswell.model.Message;
import org.groundswell.model.Page;
import org.groundswell.statuses.Status;
import org.groundswell.text.Messages;
import org.groundswell.text.SafeUri;
import org.groundswell.timelines.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Good records of every format, changed at random: none ends an import, and what is taken is safe to show. */
class ImportFuzzTest {
    private static final int EACH = 120;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> GOOD = List.of("""
            {"account":"ana@a.example","created_at":"2024-05-01T10:00:00Z","text":"hi @ben #tag http://a.example/x","id":"1",
             "country":"PH","language":"en","spoiler":"s","sensitive":true,"visibility":"public","favourites":1,"boosts":2,
             "in_reply_to":"0","quote_of":"9","name":"Ana","note":"I am","avatar":"https://a.example/i.png",
             "account_url":"https://a.example/@ana","account_created_at":"2020-01-01T00:00:00Z","followers":3,"verified":true,
             "bot":false}
            """, """
            {"id_str":"2","created_at":"Mon Aug 26 04:00:00 +0000 2013","full_text":"see https://t.co/x","favorite_count":1,
             "user":{"screen_name":"ben","name":"Ben","description":"d","profile_image_url_https":"https://p.example/a.png",
             "followers_count":5,"created_at":"Mon Aug 26 04:00:00 +0000 2012"},"retweet_count":7,"lang":"tl",
             "entities":{"urls":[{"url":"https://t.co/x","expanded_url":"https://news.example/a"}]},
             "coordinates":{"type":"Point","coordinates":[120.9842,14.5995]},"in_reply_to_screen_name":"cy",
             "in_reply_to_status_id_str":"1","quoted_status_id_str":"3","quoted_status":{"id_str":"3","full_text":"q",
             "created_at":"Mon Aug 26 03:00:00 +0000 2013","user":{"screen_name":"dee"}},"place":{"country_code":"PH"}}
            """, """
            {"data":[{"id":"9","author_id":"5","text":"yes","created_at":"2021-01-01T00:00:00.000Z",
             "in_reply_to_user_id":"6","referenced_tweets":[{"type":"replied_to","id":"8"},{"type":"quoted","id":"7"}],
             "public_metrics":{"like_count":1,"retweet_count":2},"geo":{"place_id":"p"}}],
             "includes":{"users":[{"id":"5","username":"ana","name":"A"},{"id":"6","username":"ben"}],
             "tweets":[{"id":"7","author_id":"6","text":"q","created_at":"2021-01-01T00:00:00.000Z"}],
             "places":[{"id":"p","country_code":"JP"}]}}
            """, """
            {"type":"Create","actor":"https://m.example/users/ana","object":{"id":"https://m.example/users/ana/statuses/4",
             "published":"2024-05-01T10:00:00Z","content":"<p>x</p>","summary":"s","sensitive":true,"contentMap":{"en":"x"},
             "to":["https://www.w3.org/ns/activitystreams#Public"],"cc":"https://m.example/users/ana/followers",
             "inReplyTo":"https://m.example/1"}}
            """, """
            {"id":"1","uri":"https://m.example/users/ana/statuses/1","created_at":"2024-05-01T10:00:00.000Z",
             "content":"<p>Hello <a href='https://m.example/tags/x'>#<span>X</span></a></p>","language":"de",
             "account":{"acct":"ana","url":"https://m.example/@ana","display_name":"A","note":"<p>n</p>","avatar":"x",
             "followers_count":4,"bot":true,"created_at":"2020-01-01T00:00:00.000Z"},"visibility":"unlisted",
             "in_reply_to_id":"0","spoiler_text":"","sensitive":false,"favourites_count":1,"reblogs_count":2,
             "quote":{"quoted_status":null}}
            """);

    @TempDir
    Path directory;

    @Test
    void nothingInARecordEndsAnImport() throws IOException {
        try (World world = new World(TestDatabase.POSTGRES.open(directory), directory)) {
            Random random = new Random(1);
            List<String> records = new ArrayList<>();
            for (String good : GOOD) {
                for (int i = 0; i < EACH; i++) {
                    JsonNode record = JSON.readTree(good);
                    for (int changes = random.nextInt(3); changes >= 0; changes--) {
                        change(record, random);
                    }
                    records.add(i % 4 == 0 ? broken(record.toString(), random) : record.toString());
                }
            }
            List<String> reasons = new ArrayList<>();
            ImportReport lines = run(world, String.join("\n", records), reasons);
            assertThat(lines.read()).isEqualTo(records.size());
            assertThat(lines.rejected()).isEqualTo(reasons.size()).isBetween(50L, records.size() - 50L);
            assertThat(lines.imported() + lines.known()).isGreaterThanOrEqualTo(lines.read() - lines.rejected());
            assertThat(reasons).noneMatch(reason -> reason.contains("bug"));

            List<Status> shown = world.timelines.everybody(Origin.ANYWHERE, Page.first(5_000));
            assertThat(shown).isNotEmpty();
            for (Status status : shown) {
                Account author = world.accounts.get(status.account());
                assertThat(Acct.of(author.acct().username(), author.acct().domain()))
                        .contains(author.acct());
                assertThat(author.url())
                        .matches(url -> url.isEmpty() || SafeUri.parse(url).isPresent());
                assertThat(author.profile().pictures().originAvatar())
                        .matches(url -> url.isEmpty() || SafeUri.parse(url).isPresent());
                assertThat(status.source().uri().orElseThrow()).matches(SafeUri::isBounded);
            }
        }
    }

    private static ImportReport run(World world, String file, List<String> reasons) throws IOException {
        return world.importer.run(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "", new ImportWatcher() {
                    @Override
                    public void moved(long bytes) {}

                    @Override
                    public void rejected(long number, Message reason, String record) {
                        reasons.add(Messages.load().english().text(reason));
                    }

                    @Override
                    public void leftOut(long number, Message reason, String record) {}
                });
    }

    /** Changes something somewhere in a record. */
    private static void change(JsonNode within, Random random) {
        JsonNode at = within;
        while (true) {
            List<String> names = new ArrayList<>(at.propertyNames());
            int index =
                    names.isEmpty() && at.isEmpty() ? -1 : random.nextInt(names.isEmpty() ? at.size() : names.size());
            if (index < 0) {
                return;
            }
            JsonNode inner = names.isEmpty() ? at.path(index) : at.path(names.get(index));
            if (inner.isContainer() && !inner.isEmpty() && random.nextInt(4) > 0) {
                at = inner;
                continue;
            }
            switch (at) {
                case ObjectNode object when random.nextInt(5) == 0 -> object.remove(names.get(index));
                case ObjectNode object -> object.set(names.get(index), value(inner, random));
                case ArrayNode array -> array.set(index, value(inner, random));
                default -> throw new IllegalStateException("only containers hold anything");
            }
            return;
        }
    }

    private static JsonNode value(JsonNode before, Random random) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        String[] texts = {
            "",
            " ",
            "x",
            "\0",
            "\uD83D",
            "\r\nX: y",
            "a/../b",
            "<script>",
            "\u202Eevil",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "http://user@a.example/",
            "#",
            "@",
            "@a@b.c ".repeat(2_000),
            "#a ".repeat(3_000),
            "http://a.bb/" + ")".repeat(50_000),
            "e" + "\u0301".repeat(40_000),
            "\uFDFA".repeat(20_000),
            "日".repeat(2_000),
            "<b>".repeat(20_000),
            "9999-12-31T23:59:59Z",
            "+999999999-12-31T23:59:59Z",
            "Mon Aug 26 04:00:00 +0000 99999",
            "n".repeat(200),
            "x".repeat(100_000),
            "1e400",
            "99999999999999999999"
        };
        return switch (random.nextInt(9)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(Double.MAX_VALUE);
            case 3 -> make.numberNode(new java.math.BigInteger("9".repeat(1 + random.nextInt(200))));
            case 4 -> make.numberNode(random.nextLong());
            case 5 -> make.objectNode().set("x", before);
            case 6 -> make.arrayNode().add(before).add(5);
            default -> make.stringNode(texts[random.nextInt(texts.length)]);
        };
    }

    /** Changes the text of a record, so that it may be no JSON. */
    private static String broken(String record, Random random) {
        int at = random.nextInt(record.length());
        return switch (random.nextInt(3)) {
            case 0 -> record.substring(0, at);
            case 1 -> record.substring(0, at) + "{[\"\\:,1e999".charAt(random.nextInt(11)) + record.substring(at);
            default -> record.substring(0, at) + "[".repeat(1_000) + record.substring(at);
        };
    }
}
