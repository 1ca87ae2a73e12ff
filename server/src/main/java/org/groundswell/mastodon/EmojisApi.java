package org.groundswell.mastodon;

import org.groundswell.emojis.CustomEmojis;
import org.groundswell.emojis.EmojiSet;

/** The custom emojis of this server: {@code /api/v1/custom_emojis}. */
public final class EmojisApi implements Resource {
    private final CustomEmojis emojis;
    private final EmojiEntities entities;
    private final EntityWriter writer;
    private volatile Kept kept = new Kept(EmojiSet.NONE, Json.NOTHING);

    /** The list as it was rendered for some emojis: apps ask for it at every start, and it may be long. */
    private record Kept(EmojiSet emojis, Json json) {}

    public EmojisApi(CustomEmojis emojis, ApiParts parts) {
        this.emojis = emojis;
        this.entities = parts.emojis;
        this.writer = parts.writer;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/custom_emojis", Access.ANYONE, "Custom emojis", _ -> list());
    }

    private Json list() {
        EmojiSet now = emojis.now();
        Kept known = kept;
        if (!known.emojis().equals(now)) {
            known = new Kept(now, new Json(writer.bytes(entities.of(now.visible()))));
            kept = known;
        }
        return known.json();
    }
}
