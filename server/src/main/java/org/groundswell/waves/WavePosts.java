package org.groundswell.waves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.Ids;
import org.groundswell.model.TagName;
import org.groundswell.trends.wave.WaveUses;

/** The posts of tags that are counted together. Not thread-safe. */
final class WavePosts {
    private final Set<TagName> names;
    private final WaveUses uses = new WaveUses();
    private final List<String> servers = new ArrayList<>(List.of(""));
    private final Map<String, Integer> serverNumbers = new HashMap<>(Map.of("", 0));

    WavePosts(Set<TagName> names) {
        this.names = names;
    }

    WaveUses uses() {
        return uses;
    }

    /** The server with a number used in {@link org.groundswell.trends.wave.Origins}; empty for this one. */
    String server(int number) {
        return servers.get(number);
    }

    void put(long status, long account, String country, String language, int cell, int boosts) {
        uses.put(status, Ids.instant(status).toEpochMilli(), account, country, language, cell, boosts);
    }

    /** Sets an author's properties; an author without them counts as one of this server. */
    void describe(long account, String domain, boolean bot, int followers) {
        int number = serverNumbers.computeIfAbsent(domain, name -> {
            servers.add(name);
            return servers.size() - 1;
        });
        uses.describe(account, number, bot, followers);
    }

    /** Applies an event; false if it does not concern these posts. */
    boolean apply(Event event) {
        return switch (event) {
            case Event.StatusPosted(StatusFacts status) -> status.isBoost() ? boost(status, 1) : put(status);
            case Event.StatusDeleted deleted ->
                deleted.status().isBoost() ? boost(deleted.status(), -1) : remove(deleted.status());
            case Event.StatusEdited(StatusFacts before, StatusFacts status) -> put(status) || remove(before);
            case Event.QuoteRevoked(StatusFacts before, StatusFacts status) -> put(status) || remove(before);
            case Event.StatusVisibilityChanged(StatusFacts before, StatusFacts status) ->
                status.isBoost() ? boostAgain(before, status) : put(status) || remove(before);
            case Event.PollEnded _,
                    Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.Relation _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.Shield _,
                    Event.FiltersChanged _,
                    Event.AccountDeleted _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.Moderation _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> false;
        };
    }

    private boolean boostAgain(StatusFacts before, StatusFacts status) {
        boolean counted = boost(before, -1);
        return boost(status, 1) || counted;
    }

    /** Counts a boost more or less; false if it is hidden, or not of one of these posts. */
    private boolean boost(StatusFacts status, int delta) {
        StatusReference boosted = status.references().boostOf();
        return boosted != null
                && !status.visibility().isHidden()
                && uses.boost(boosted.status().value(), delta);
    }

    private boolean put(StatusFacts status) {
        if (!isOurs(status)) {
            return false;
        }
        put(
                status.id().value(),
                status.account().value(),
                Objects.requireNonNullElse(status.content().country(), ""),
                Objects.requireNonNullElse(status.content().language(), ""),
                Objects.requireNonNullElse(status.content().cell(), 0),
                0);
        return true;
    }

    private boolean remove(StatusFacts status) {
        if (!isOurs(status)) {
            return false;
        }
        uses.remove(status.id().value());
        return true;
    }

    private boolean isOurs(StatusFacts status) {
        return status.visibility().isListed()
                && status.content().tags().stream().anyMatch(tag -> names.contains(tag.key()));
    }
}
