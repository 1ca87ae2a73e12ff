package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.groundswell.auth.Scope;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.waves.HiddenRelation;
import org.groundswell.waves.HiddenRelations;

/** Hidden relations of a tag to other tags, for moderators: {@code /api/v1/admin/tags/{id}/hidden_relations}. */
public final class AdminRelationsApi implements Resource {
    private static final String PATH = "/api/v1/admin/tags/{id}/hidden_relations";

    private final HiddenRelations hidden;
    private final Tags tags;
    private final URI home;

    public AdminRelationsApi(HiddenRelations hidden, Tags tags, ApiParts parts) {
        this.hidden = hidden;
        this.tags = tags;
        this.home = parts.home();
    }

    /**
     * A relation that a moderator has hidden.
     *
     * @param name the display name of the other tag
     * @param accountId the moderator
     * @param note the reason; may be empty
     */
    record HiddenRelationEntity(String name, String url, String accountId, String hiddenAt, String note) {}

    @Override
    public void addTo(ApiRoutes routes) {
        Access write = Access.moderator(Scope.ADMIN_WRITE);
        routes.get(
                PATH,
                Access.moderator(Scope.ADMIN_READ),
                "Relations of a tag to other tags that moderators have hidden",
                this::list);
        routes.post(
                PATH,
                write,
                "Hides the relation of a tag to another tag from pages, stories and the API",
                call -> entity(hidden.hide(
                        call.me(),
                        name(call),
                        call.params().required("other"),
                        call.params().textOr("note", ""))));
        routes.delete(PATH, write, "Shows a hidden relation of a tag to another tag again", call -> {
            hidden.restore(call.me(), name(call), call.params().required("other"));
            return Map.of();
        });
    }

    private List<HiddenRelationEntity> list(ApiCall call) {
        return hidden.of(name(call)).stream().map(this::entity).toList();
    }

    private HiddenRelationEntity entity(HiddenRelation relation) {
        Tag other = tags.get(relation.other().key());
        return new HiddenRelationEntity(
                other.displayName(),
                TagEntities.url(home, other.name()),
                relation.by().toString(),
                Times.time(relation.at()),
                relation.note());
    }

    private TagName name(ApiCall call) {
        return tags.byId(new TagId(call.number("id"))).map(Tag::name).orElseThrow(Refusal.NotFound::new);
    }
}
