package org.groundswell.waves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.trends.wave.WaveUses;
import org.groundswell.words.Event;
import org.groundswell.words.Ids;
import org.groundswell.words.TagName;

/** The posts of some tags that are counted together. Not for several threads at once. */
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

    /** The server of a number, as {@link org.groundswell.trends.wave.Origins} has it; empty for this one. */
    String server(int number) {
        return servers.get(number);
    }

    void put(long status, long account, String country, String language, int boosts) {
        uses.put(status, Ids.instant(status).toEpochMilli(), account, country, language, boosts);
    }

    /** Says who somebody is; of whom nothing is said is taken for somebody of this server. */
    void describe(long account, String domain, boolean bot, int followers) {
        int number = serverNumbers.computeIfAbsent(domain, name -> {
            servers.add(name);
            return servers.size() - 1;
        });
        uses.describe(account, number, bot, followers);
    }

    /** Does what an event says; false if it is not about these posts. */
    boolean apply(Event event) {
        return switch (event) {
            case Event.StatusPosted posted ->
                posted.boostOf() == 0 ? put(posted.status()) : uses.boost(posted.boostOf(), 1);
            case Event.StatusDeleted deleted ->
                deleted.boostOf() == 0 ? remove(deleted.status()) : uses.boost(deleted.boostOf(), -1);
            case Event.StatusEdited edited -> put(edited.status()) || remove(edited.before());
            default -> false;
        };
    }

    private boolean put(Event.Facts status) {
        if (!isOurs(status)) {
            return false;
        }
        put(
                status.id().value(),
                status.account().value(),
                status.country(),
                status.language() == null ? "" : status.language(),
                0);
        return true;
    }

    private boolean remove(Event.Facts status) {
        if (!isOurs(status)) {
            return false;
        }
        uses.remove(status.id().value());
        return true;
    }

    private boolean isOurs(Event.Facts status) {
        return status.visibility().isListed()
                && status.tags().stream().anyMatch(tag -> names.contains(TagName.of(tag)));
    }
}
