package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.DomainBlocks;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Mutes;
import org.jspecify.annotations.Nullable;

/** Blocked and muted accounts, and blocked domains. */
public final class BlocksApi implements Resource {
    private final Blocks blocks;
    private final Mutes mutes;
    private final DomainBlocks domains;
    private final AccountEntities entities;

    public BlocksApi(Blocks blocks, Mutes mutes, DomainBlocks domains, ApiParts parts) {
        this.blocks = blocks;
        this.mutes = mutes;
        this.domains = domains;
        this.entities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post(
                "/api/v1/accounts/{id}/block",
                Access.person(Scope.WRITE_BLOCKS),
                "Blocks an account",
                call -> AccountEntities.of(blocks.block(call.me(), call.accountId())));
        routes.post(
                "/api/v1/accounts/{id}/unblock",
                Access.person(Scope.WRITE_BLOCKS),
                "Unblocks an account",
                call -> AccountEntities.of(blocks.unblock(call.me(), call.accountId())));
        routes.get("/api/v1/blocks", Access.person(Scope.READ_BLOCKS), "Blocked accounts", this::blocked);
        routes.post("/api/v1/accounts/{id}/mute", Access.person(Scope.WRITE_MUTES), "Mutes an account", this::mute);
        routes.post(
                "/api/v1/accounts/{id}/unmute",
                Access.person(Scope.WRITE_MUTES),
                "Unmutes an account",
                call -> AccountEntities.of(mutes.unmute(call.me(), call.accountId())));
        routes.get("/api/v1/mutes", Access.person(Scope.READ_MUTES), "Muted accounts", this::muted);
        routes.get("/api/v1/domain_blocks", Access.person(Scope.READ_BLOCKS), "Domains that you block", this::domains);
        routes.post("/api/v1/domain_blocks", Access.person(Scope.WRITE_BLOCKS), "Blocks a domain", call -> {
            domains.block(call.me(), call.params().required("domain"));
            return new Nothing();
        });
        routes.delete("/api/v1/domain_blocks", Access.person(Scope.WRITE_BLOCKS), "Unblocks a domain", call -> {
            domains.unblock(call.me(), call.params().required("domain"));
            return new Nothing();
        });
    }

    /** An empty object. */
    record Nothing() {}

    /** A muted account: an account, with the end of its mute. */
    record MutedEntity(
            @JsonUnwrapped AccountEntity account, @Nullable String muteExpiresAt) {}

    private RelationshipEntity mute(ApiCall call) {
        Params params = call.params();
        boolean notifications = params.flag("notifications").orElse(true);
        Duration duration = Duration.ofSeconds(params.number("duration").orElse(0));
        return AccountEntities.of(mutes.mute(call.me(), call.accountId(), notifications, duration));
    }

    private Listing blocked(ApiCall call) {
        return call.listing(40, 80, page -> blocks.of(call.me(), page), Listed::pageId, this::people);
    }

    private Listing muted(ApiCall call) {
        return call.listing(
                40,
                80,
                page -> mutes.of(call.me(), page),
                muted -> muted.listed().pageId(),
                found -> found.stream().map(this::muted).toList());
    }

    private MutedEntity muted(Mutes.Muted muted) {
        return new MutedEntity(
                entities.of(muted.listed().account()),
                muted.expiresAt().map(Times::time).orElse(null));
    }

    private Listing domains(ApiCall call) {
        return call.listing(
                100,
                200,
                page -> domains.of(call.me(), page),
                DomainBlocks.Blocked::pageId,
                found -> found.stream().map(DomainBlocks.Blocked::domain).toList());
    }

    private List<AccountEntity> people(Collection<Listed> listed) {
        return entities.of(listed.stream().map(Listed::account).toList());
    }
}
