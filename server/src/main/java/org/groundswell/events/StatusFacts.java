package org.groundswell.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagUse;
import org.groundswell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A status as an event describes it.
 *
 * @param createdAt when it was written, to the millisecond; for an imported one long before the event
 */
public record StatusFacts(
        StatusId id,
        AccountId account,
        Instant createdAt,
        Provenance provenance,
        Visibility visibility,
        Content content,
        References references) {

    /**
     * The parts of its content that consumers count.
     *
     * @param tags each tag once, except in statuses from before some spellings became one tag
     * @param mentions the accounts it mentions
     * @param links normalised URLs of the pages it links to, each once
     * @param language an ISO 639 code; null if unknown
     * @param country where its author was, ISO 3166-1 alpha-2; null if unknown
     * @param textHash a similarity hash of the text; null without a tag, since texts are compared within a tag only
     * @param cell the number of the cell of one degree where an imported status was written; null if unknown
     */
    public record Content(
            List<TagUse> tags,
            List<AccountId> mentions,
            List<String> links,
            @Nullable String language,
            @Nullable String country,
            @Nullable Long textHash,
            @Nullable Integer cell) {}

    /** The statuses it replies to, boosts or quotes; null for each that is absent. */
    public record References(
            @Nullable StatusReference inReplyTo,
            @Nullable StatusReference boostOf,
            @Nullable StatusReference quoteOf) {
        public static final References NONE = new References(null, null, null);
    }

    /** The same status with another visibility. */
    public StatusFacts withVisibility(Visibility other) {
        return new StatusFacts(id, account, createdAt, provenance, other, content, references);
    }

    /** The same status without its quote of another. */
    public StatusFacts withoutQuote() {
        return new StatusFacts(
                id,
                account,
                createdAt,
                provenance,
                visibility,
                content,
                new References(references.inReplyTo(), references.boostOf(), null));
    }

    @JsonIgnore
    public boolean isBoost() {
        return references.boostOf() != null;
    }
}
