package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.OwnedData;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.BlocksApi;
import org.groundswell.mastodon.EndorsementsApi;
import org.groundswell.mastodon.FollowsApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.relationships.AccountNotes;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.DomainBlocks;
import org.groundswell.relationships.Endorsements;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.Mutes;
import org.groundswell.relationships.RelationshipData;
import org.groundswell.relationships.RelationshipParts;
import org.groundswell.relationships.Relationships;
import org.groundswell.web.relationships.BlocksPages;
import org.groundswell.web.relationships.FollowRequestPages;
import org.groundswell.web.relationships.ProfileActions;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Relations between accounts. */
public record RelationshipsAssembly(
        PeopleAssembly people,
        Relationships relationships,
        FollowLists followLists,
        Blocks blocks,
        Mutes mutes,
        DomainBlocks domainBlocks,
        Endorsements endorsements,
        AccountNotes notes)
        implements Assembly {
    static RelationshipsAssembly over(Base base, PeopleAssembly people) {
        RelationshipParts parts = people.relations();
        return new RelationshipsAssembly(
                people,
                parts.relationships(),
                new FollowLists(parts),
                new Blocks(parts, people.follows()),
                new Mutes(parts, base.jobs(), base.clock()),
                new DomainBlocks(parts, people.follows(), base.home().getAuthority(), base.clock()),
                new Endorsements(parts),
                new AccountNotes(parts));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new RelationshipData());
    }

    @Override
    public List<CountedData> countedData() {
        return List.of(people.follows()::endSome);
    }

    @Override
    public List<Chore> chores() {
        return List.of(domainBlocks.severances()::purge);
    }

    @Override
    public List<Service> services() {
        return List.of(mutes.expiry(), people.followRequests().acceptance());
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(
                new ProfileActions(
                        people.accounts(),
                        new ProfileActions.Services(people.follows(), blocks, mutes, endorsements, notes)),
                new FollowRequestPages(people.followRequests(), parts),
                new BlocksPages(blocks, mutes, domainBlocks, parts));
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(
                new FollowsApi(
                        people.accounts(),
                        relationships,
                        people.follows(),
                        followLists,
                        people.followRequests(),
                        parts),
                new BlocksApi(blocks, mutes, domainBlocks, parts),
                new EndorsementsApi(people.accounts(), endorsements, notes, parts));
    }
}
