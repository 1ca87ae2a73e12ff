package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.auth.Scope;
import org.groundswell.moderation.EmailDomainBlocks;

/** Blocked domains of e-mail addresses, for moderators: {@code /api/v1/admin/email_domain_blocks}. */
public final class AdminEmailDomainsApi implements Resource {
    private static final String PATH = "/api/v1/admin/email_domain_blocks";

    private final EmailDomainBlocks blocks;

    public AdminEmailDomainsApi(EmailDomainBlocks blocks) {
        this.blocks = blocks;
    }

    /**
     * A blocked domain.
     *
     * @param history refused sign-ups of the last days
     */
    record EmailDomainEntity(String id, String domain, String createdAt, List<DayEntity> history) {
        static EmailDomainEntity of(EmailDomainBlocks.Listed listed) {
            return new EmailDomainEntity(
                    Long.toString(listed.block().id()),
                    listed.block().domain(),
                    Times.time(listed.block().createdAt()),
                    listed.days().stream().map(DayEntity::of).toList());
        }
    }

    /**
     * A day of a history, in decimal digits.
     *
     * @param day its beginning in seconds since 1970
     * @param accounts the number of networks that the attempts came from
     * @param uses the number of attempts
     */
    record DayEntity(String day, String accounts, String uses) {
        static DayEntity of(EmailDomainBlocks.Day day) {
            return new DayEntity(
                    Long.toString(day.at().getEpochSecond()),
                    Long.toString(day.attempts().networks()),
                    Long.toString(day.attempts().attempts()));
        }
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ_EMAIL_DOMAIN_BLOCKS);
        Access write = Access.moderator(Scope.ADMIN_WRITE_EMAIL_DOMAIN_BLOCKS);
        routes.get(PATH, read, "Blocked e-mail domains", this::list);
        routes.get(
                PATH + "/{id}",
                read,
                "A blocked e-mail domain",
                call -> EmailDomainEntity.of(blocks.get(call.me(), call.number("id"))));
        routes.post(
                PATH,
                write,
                "Blocks an e-mail domain",
                call -> EmailDomainEntity.of(blocks.add(call.me(), call.params().required("domain"))));
        routes.delete(PATH + "/{id}", write, "Removes the block of an e-mail domain", call -> {
            blocks.remove(call.me(), call.number("id"));
            return Map.of();
        });
    }

    private Listing list(ApiCall call) {
        return call.listing(
                100,
                200,
                page -> blocks.list(call.me(), page),
                listed -> listed.block().id(),
                found -> found.stream().map(EmailDomainEntity::of).toList());
    }
}
