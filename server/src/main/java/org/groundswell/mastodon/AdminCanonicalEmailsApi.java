package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.auth.CanonicalEmailStore.Blocked;
import org.groundswell.auth.Scope;
import org.groundswell.moderation.CanonicalEmailBlocks;

/** Blocked e-mail addresses, for moderators: {@code /api/v1/admin/canonical_email_blocks}. */
public final class AdminCanonicalEmailsApi implements Resource {
    private static final String PATH = "/api/v1/admin/canonical_email_blocks";

    private final CanonicalEmailBlocks blocks;

    public AdminCanonicalEmailsApi(CanonicalEmailBlocks blocks) {
        this.blocks = blocks;
    }

    /** A blocked address. */
    record Entity(String id, String canonicalEmailHash) {
        static Entity of(Blocked block) {
            return new Entity(Long.toString(block.id()), block.hash());
        }

        static List<Entity> all(List<Blocked> blocks) {
            return blocks.stream().map(Entity::of).toList();
        }
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ_CANONICAL_EMAIL_BLOCKS);
        Access write = Access.moderator(Scope.ADMIN_WRITE_CANONICAL_EMAIL_BLOCKS);
        routes.get(
                PATH,
                read,
                "Blocked e-mail addresses, as hashes",
                call -> call.listing(100, 200, page -> blocks.list(call.me(), page), Blocked::id, Entity::all));
        routes.get(
                PATH + "/{id}",
                read,
                "A blocked e-mail address, as a hash",
                call -> Entity.of(blocks.get(call.me(), call.number("id"))));
        routes.post(
                PATH + "/test",
                read,
                "The blocks that an e-mail address falls under",
                call -> Entity.all(blocks.matching(call.me(), call.params().required("email"))));
        routes.post(
                PATH,
                write,
                "Blocks an e-mail address",
                call -> Entity.of(blocks.add(
                        call.me(),
                        call.params().text("email").filter(email -> !email.isEmpty()),
                        call.params().text("canonical_email_hash"))));
        routes.delete(PATH + "/{id}", write, "Removes the block of an e-mail address", call -> {
            blocks.remove(call.me(), call.number("id"));
            return Map.of();
        });
    }
}
