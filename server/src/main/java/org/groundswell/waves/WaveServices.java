package org.groundswell.waves;

import java.net.URI;
import java.time.InstantSource;
import org.groundswell.accounts.Accounts;
import org.groundswell.cards.Cards;
import org.groundswell.db.Database;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Service;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Examples;

/** The services for waves, assembled; starts and stops {@link Waves}. */
public record WaveServices(
        Waves waves,
        Relations relations,
        Voices voices,
        Highlights highlights,
        Beginnings beginnings,
        Courses courses,
        WavePhrases phrases,
        SharedPages pages)
        implements Service {

    public static WaveServices over(
            Database database,
            EventLog events,
            Tags tags,
            Accounts accounts,
            Statuses statuses,
            Examples examples,
            Variants variants,
            HiddenRelations hidden,
            Cards cards,
            URI home,
            InstantSource clock) {
        Waves waves = new Waves(database, events, tags, variants, clock);
        return new WaveServices(
                waves,
                new Relations(database, tags, waves, hidden),
                new Voices(database, tags, accounts, examples, waves),
                new Highlights(tags, statuses, examples, waves),
                new Beginnings(database, tags, statuses, examples, waves, cards),
                new Courses(tags, waves),
                new WavePhrases(database, tags, waves, clock),
                new SharedPages(database, tags, waves, cards, home, clock));
    }

    @Override
    public void start() {
        waves.start();
    }

    @Override
    public void close() {
        waves.close();
    }
}
