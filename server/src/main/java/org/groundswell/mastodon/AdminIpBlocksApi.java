package org.groundswell.mastodon;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.IpBlocks;
import org.jspecify.annotations.Nullable;

/** Blocked IP addresses, for moderators: {@code /api/v1/admin/ip_blocks}. */
public final class AdminIpBlocksApi implements Resource {
    private static final String PATH = "/api/v1/admin/ip_blocks";

    private final IpBlocks blocks;

    public AdminIpBlocksApi(IpBlocks blocks) {
        this.blocks = blocks;
    }

    /** A blocked range. */
    record IpBlockEntity(
            String id,
            String ip,
            String severity,
            String comment,
            String createdAt,
            @Nullable String expiresAt) {
        static IpBlockEntity of(IpBlock block) {
            return new IpBlockEntity(
                    Long.toString(block.id()),
                    block.range().toString(),
                    block.severity().word(),
                    block.comment(),
                    Times.time(block.createdAt()),
                    Times.timeOrNull(block.expiresAt().orElse(null)));
        }
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ_IP_BLOCKS);
        Access write = Access.moderator(Scope.ADMIN_WRITE_IP_BLOCKS);
        routes.get(PATH, read, "Blocked IP addresses", this::list);
        routes.get(
                PATH + "/{id}",
                read,
                "A blocked range of IP addresses",
                call -> IpBlockEntity.of(blocks.get(call.me(), call.number("id"))));
        routes.post(
                PATH,
                write,
                "Blocks a range of IP addresses",
                call -> IpBlockEntity.of(
                        blocks.add(call.me(), change(call.params()), call.call().from())));
        routes.put(
                PATH + "/{id}",
                write,
                "Changes the block of a range of IP addresses",
                call -> IpBlockEntity.of(blocks.change(
                        call.me(),
                        call.number("id"),
                        change(call.params()),
                        call.call().from())));
        routes.delete(PATH + "/{id}", write, "Removes the block of a range of IP addresses", call -> {
            blocks.remove(call.me(), call.number("id"));
            return Map.of();
        });
    }

    private Listing list(ApiCall call) {
        return call.listing(
                100,
                200,
                page -> blocks.list(call.me(), page),
                IpBlock::id,
                found -> found.stream().map(IpBlockEntity::of).toList());
    }

    private static IpBlocks.Change change(Params params) {
        return new IpBlocks.Change(
                params.text("ip"),
                params.text("severity").map(AdminIpBlocksApi::severity),
                params.text("comment"),
                lifetime(params));
    }

    private static IpBlock.Severity severity(String word) {
        return IpBlock.Severity.parse(word)
                .orElseThrow(() -> Refusal.Invalid.oneOf(
                        "severity",
                        Arrays.stream(IpBlock.Severity.values())
                                .map(IpBlock.Severity::word)
                                .collect(Collectors.joining(", "))));
    }

    /** In seconds. An empty value, or JSON's null, is a block without an end. */
    private static Optional<IpBlocks.Lifetime> lifetime(Params params) {
        boolean forGood = params.isNull("expires_in")
                || params.text("expires_in").filter(String::isEmpty).isPresent();
        return forGood
                ? Optional.of(new IpBlocks.Lifetime(Optional.empty()))
                : params.number("expires_in")
                        .map(seconds -> new IpBlocks.Lifetime(Optional.of(Duration.ofSeconds(seconds))));
    }
}
