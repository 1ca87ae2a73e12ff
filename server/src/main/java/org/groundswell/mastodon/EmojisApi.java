package org.groundswell.mastodon;

/** The custom emojis of this server: {@code /api/v1/custom_emojis}. */
public final class EmojisApi implements Resource {
    private final EmojiEntities entities;

    public EmojisApi(ApiParts parts) {
        this.entities = parts.emojis;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/custom_emojis", Access.ANYONE, "Custom emojis", _ -> entities.all());
    }
}
