package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollRules;
import org.groundswell.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * A poll that was posted elsewhere, with the votes that it had when its record was written. Nobody can add to them here: it
 * is over.
 */
record ImportedPoll(Poll poll, PollResult result) {
    /** In UTF-16 units; other servers allow longer options than this one. */
    private static final int LONGEST_OPTION = 500;

    /** The same poll, over at a time at the latest. */
    ImportedPoll endedBy(Instant time) {
        return poll.isOver(time)
                ? this
                : new ImportedPoll(new Poll(poll.options(), poll.multiple(), poll.totalsHidden(), time), result);
    }

    /**
     * Reads an ActivityStreams {@code Question}; empty for anything else, and for a poll with options that can't be shown.
     *
     * @param posted when it was posted
     */
    static Optional<ImportedPoll> of(JsonNode object, Instant posted) {
        boolean multiple = object.path("anyOf").isArray();
        JsonNode listed = object.path(multiple ? "anyOf" : "oneOf");
        if (!listed.isArray() || listed.size() < 2 || listed.size() > PollRules.MOST_OPTIONS) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>();
        List<Long> votes = new ArrayList<>();
        for (JsonNode option : listed.values()) {
            options.add(PlainText.line("name", PlainText.cut(Json.text(option, "name"), LONGEST_OPTION)));
            votes.add(Json.number(option.path("replies"), "totalItems"));
        }
        if (options.stream().anyMatch(String::isEmpty) || new HashSet<>(options).size() < options.size()) {
            return Optional.empty();
        }
        Instant end = Json.timeIfAny(object, "endTime")
                .or(() -> Json.timeIfAny(object, "closed"))
                .filter(time -> time.isAfter(posted))
                .orElse(posted);
        PollResult counted = new PollResult(0, votes);
        long voters = Math.max(Json.number(object, "votersCount"), multiple ? 0 : counted.total());
        return Optional.of(new ImportedPoll(new Poll(options, multiple, false, end), new PollResult(voters, votes)));
    }
}
