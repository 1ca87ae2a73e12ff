package org.groundswell.mastodon;

import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ServerBlocks;
import org.groundswell.serverblocks.ServerBlock;

/** Blocked servers: for moderators {@code /api/v1/admin/domain_blocks}, for everyone {@code /api/v1/instance/domain_blocks}. */
public final class AdminServerBlocksApi implements Resource {
    private static final String PATH = "/api/v1/admin/domain_blocks";

    private final ServerBlocks blocks;

    public AdminServerBlocksApi(ServerBlocks blocks) {
        this.blocks = blocks;
    }

    /**
     * A block, for moderators.
     *
     * @param digest SHA-256 of the domain
     */
    record Entity(
            String id,
            String domain,
            String digest,
            String createdAt,
            String severity,
            boolean rejectMedia,
            boolean rejectReports,
            String privateComment,
            String publicComment,
            boolean obfuscate) {
        static Entity of(ServerBlock block) {
            ServerBlock.Policy policy = block.policy();
            return new Entity(
                    Long.toString(block.id()),
                    block.domain(),
                    block.digest(),
                    Times.time(block.createdAt()),
                    policy.severity().word(),
                    policy.rejectMedia(),
                    policy.rejectReports(),
                    policy.privateComment(),
                    policy.publicComment(),
                    policy.obfuscate());
        }
    }

    /**
     * A block, for everyone.
     *
     * @param domain possibly only a part of it
     * @param digest SHA-256 of the whole domain
     */
    record PublicEntity(String domain, String digest, String severity, String comment) {
        static PublicEntity of(ServerBlock block) {
            return new PublicEntity(
                    block.publicDomain(),
                    block.digest(),
                    block.policy().severity().word(),
                    block.policy().publicComment());
        }
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ_DOMAIN_BLOCKS);
        Access write = Access.moderator(Scope.ADMIN_WRITE_DOMAIN_BLOCKS);
        routes.get(
                "/api/v1/instance/domain_blocks",
                Access.ANYONE,
                "Servers whose accounts are limited or suspended here",
                _ -> blocks.published().stream().map(PublicEntity::of).toList());
        routes.get(
                PATH,
                read,
                "Blocked servers, for moderators",
                call -> call.listing(
                        100,
                        200,
                        page -> blocks.list(call.me(), page),
                        ServerBlock::id,
                        found -> found.stream().map(Entity::of).toList()));
        routes.get(
                PATH + "/{id}",
                read,
                "A blocked server, for moderators",
                call -> Entity.of(blocks.get(call.me(), call.number("id"))));
        routes.post(
                PATH,
                write,
                "Blocks a server",
                call -> Entity.of(blocks.add(call.me(), call.params().required("domain"), change(call.params()))));
        routes.put(
                PATH + "/{id}",
                write,
                "Changes the block of a server",
                call -> Entity.of(blocks.change(call.me(), call.number("id"), change(call.params()))));
        routes.delete(PATH + "/{id}", write, "Removes the block of a server", call -> {
            blocks.remove(call.me(), call.number("id"));
            return Map.of();
        });
    }

    private static ServerBlocks.Change change(Params params) {
        return new ServerBlocks.Change(
                severity(params),
                params.flag("reject_media"),
                params.flag("reject_reports"),
                params.text("private_comment"),
                params.text("public_comment"),
                params.flag("obfuscate"));
    }

    private static Optional<ServerBlock.Severity> severity(Params params) {
        return params.text("severity")
                .map(word -> ServerBlock.Severity.parse(word)
                        .orElseThrow(() -> Refusal.Invalid.oneOf("severity", ServerBlocks.severities())));
    }
}
