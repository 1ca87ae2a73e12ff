package org.groundswell.mastodon;

import java.net.URI;
import java.time.InstantSource;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.OAuth;
import org.groundswell.cards.Cards;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.featured.FeaturedTags;
import org.groundswell.http.Limits;
import org.groundswell.push.VapidKeys;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Examples;

/** The parts that the API's routes share: entities, limits, the clock. */
public final class ApiParts {
    final MastodonApi.About about;
    final Limits limits;
    final InstantSource clock;
    final EntityWriter writer = new EntityWriter();
    final AccountEntities accounts;
    final EmojiEntities emojis;
    final TagEntities tags;
    final MediaEntities media;
    final StatusEntities statuses;
    final VapidKeys keys;
    final Accounts people;
    final Cards cards;

    public ApiParts(MastodonApi.About about, Limits limits, InstantSource clock, Sources sources) {
        this.about = about;
        this.limits = limits;
        this.clock = clock;
        this.keys = sources.keys();
        this.people = sources.accounts();
        this.cards = sources.cards();
        this.emojis = new EmojiEntities(sources.emojis(), about.home());
        this.accounts = new AccountEntities(sources.accounts(), about.home(), emojis);
        this.media = new MediaEntities(about.home());
        this.tags = new TagEntities(sources.tags(), sources.featured(), sources.examples(), about.home());
        this.statuses = new StatusEntities(
                sources.accounts(), sources.statuses(), sources.oauth(), accounts, emojis, writer, about.home());
    }

    /** The services that entities are read from. */
    public record Sources(
            Accounts accounts,
            Tags tags,
            FeaturedTags featured,
            Examples examples,
            Statuses statuses,
            OAuth oauth,
            VapidKeys keys,
            Cards cards,
            CustomEmojis emojis) {}

    URI home() {
        return about.home();
    }
}
