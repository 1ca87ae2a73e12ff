package org.groundswell.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;

/** Polls as ActivityStreams 2.0 has them (Activity Vocabulary, "Question"), with the numbers that Mastodon adds. */
final class Questions {
    private Questions() {}

    /** Makes a question of a note. */
    static void add(Map<String, Object> note, Poll poll, PollResult result) {
        note.put("type", "Question");
        note.put("endTime", poll.expiresAt().toString());
        note.put("votersCount", result.voters());
        note.put(
                poll.multiple() ? "anyOf" : "oneOf",
                IntStream.range(0, poll.options().size())
                        .mapToObj(position -> option(
                                poll.options().get(position), result.votes().get(position)))
                        .toList());
    }

    private static Map<String, Object> option(String name, long votes) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("type", "Note");
        option.put("name", name);
        option.put("replies", Map.of("type", "Collection", "totalItems", votes));
        return option;
    }
}
