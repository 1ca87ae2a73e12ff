package org.groundswell.importing;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Twitter's v2 tweets written by {@code twarc2 flatten}, each with the objects that a response has in {@code includes}. */
final class TwitterFlat implements Format {
    private final TwitterV2 answers;

    TwitterFlat(TwitterV2 answers) {
        this.answers = answers;
    }

    @Override
    public String name() {
        return "twitter-flat";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("author_id") && node.path("author").isObject();
    }

    @Override
    public Reading read(JsonNode tweet) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode users = json.arrayNode();
        ArrayNode tweets = json.arrayNode();
        ArrayNode places = json.arrayNode();
        include(tweet, users, places);
        for (JsonNode reference : Json.objects(tweet, "referenced_tweets")) {
            // A tweet that no longer exists has only its id and its relation to this one.
            if (reference.has("author_id")) {
                tweets.add(reference);
                include(reference, users, places);
            }
        }
        ObjectNode answer = json.objectNode();
        answer.set("data", tweet);
        ObjectNode includes = answer.putObject("includes");
        includes.set("users", users);
        includes.set("tweets", tweets);
        includes.set("places", places);
        return answers.read(answer);
    }

    private static void include(JsonNode tweet, ArrayNode users, ArrayNode places) {
        for (String field : List.of("author", "in_reply_to_user")) {
            JsonNode user = Json.object(tweet, field);
            if (user.isObject()) {
                users.add(user);
            }
        }
        JsonNode geo = Json.object(tweet, "geo");
        if (geo.has("country_code")) {
            ObjectNode place = JsonNodeFactory.instance.objectNode();
            place.put("id", Json.text(geo, "place_id")).put("country_code", Json.text(geo, "country_code"));
            place.set("geo", Json.object(geo, "geo"));
            places.add(place);
        }
    }
}
