package org.groundswell.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entities of the admin API. */
final class AdminEntity {
    private AdminEntity() {}

    /**
     * An account, as moderators see it.
     *
     * @param domain null for an account of this server
     * @param ip always null, like the empty {@code ips}: this server keeps no addresses for moderators
     */
    record AdminAccount(
            String id,
            String username,
            @Nullable String domain,
            String createdAt,
            String email,
            @Nullable Ip ip,
            List<Ip> ips,
            String locale,
            @Nullable String inviteRequest,
            AccountEntity.Role role,
            boolean confirmed,
            boolean approved,
            boolean disabled,
            boolean sensitized,
            boolean silenced,
            boolean suspended,
            AccountEntity account,
            @Nullable String createdByApplicationId,
            @Nullable String invitedByAccountId) {}

    /** An address from which an account was used. */
    record Ip(String ip, String usedAt) {}

    /**
     * A report, as moderators see it.
     *
     * @param account the reporter; null if that account was deleted
     * @param targetAccount null if that account was deleted
     */
    record AdminReport(
            String id,
            boolean actionTaken,
            @Nullable String actionTakenAt,
            String category,
            String comment,
            boolean forwarded,
            String createdAt,
            String updatedAt,
            @Nullable AdminAccount account,
            @Nullable AdminAccount targetAccount,
            @Nullable AdminAccount assignedAccount,
            @Nullable AdminAccount actionTakenByAccount,
            Json statuses,
            List<RuleEntity> rules) {}
}
