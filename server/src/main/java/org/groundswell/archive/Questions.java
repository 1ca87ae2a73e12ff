package org.groundswell.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollState;

/** Polls as ActivityStreams 2.0 has them (Activity Vocabulary, "Question"), with the numbers that Mastodon adds. */
final class Questions {
    private Questions() {}

    /** Makes a question of a note. Its votes are left out while the poll hides them. */
    static void add(Map<String, Object> note, PollState state) {
        Poll poll = state.poll();
        note.put("type", "Question");
        note.put("endTime", poll.expiresAt().toString());
        note.put("votersCount", state.result().voters());
        note.put(
                poll.multiple() ? "anyOf" : "oneOf",
                IntStream.range(0, poll.options().size())
                        .mapToObj(position -> option(
                                poll.options().get(position),
                                Optional.of(state.result().votes().get(position))
                                        .filter(_ -> state.showsTotals())))
                        .toList());
    }

    private static Map<String, Object> option(String name, Optional<Long> votes) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("type", "Note");
        option.put("name", name);
        votes.ifPresent(number -> option.put("replies", Map.of("type", "Collection", "totalItems", number)));
        return option;
    }
}
