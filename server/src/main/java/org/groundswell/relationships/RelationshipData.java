package org.groundswell.relationships;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of relations between accounts. Follows are part of counts; the rest is deleted with either account. */
public final class RelationshipData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("follow", "follower_id").counted(),
                Ownership.account("follow", "followee_id").counted(),
                Ownership.account("follow_request", "follower_id").owned("id"),
                Ownership.account("follow_request", "followee_id").owned("id"),
                Ownership.account("block", "account_id").owned("id"),
                Ownership.account("block", "target_id").owned("id"),
                Ownership.account("mute", "account_id").owned("id"),
                Ownership.account("mute", "target_id").owned("id"),
                Ownership.account("account_domain_block", "account_id").owned("id"),
                Ownership.account("severance", "account_id").owned("id"),
                Ownership.account("severed_follow", "account_id").owned("id"),
                Ownership.account("account_note", "account_id").owned("account_id", "target_id"),
                Ownership.account("account_note", "target_id").owned("account_id", "target_id"),
                Ownership.account("endorsement", "account_id").owned("id"),
                Ownership.account("endorsement", "target_id").owned("id"));
    }
}
