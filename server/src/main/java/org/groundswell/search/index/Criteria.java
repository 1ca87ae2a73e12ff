package org.groundswell.search.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.search.query.Person;
import org.groundswell.search.query.SearchQuery;

/**
 * A search, with the data about who searches.
 *
 * @param people the accounts that the search names; one that is missing does not exist
 * @param author only statuses by this account
 * @param maxId only statuses below this id
 * @param minId only statuses above this id
 * @param now milliseconds since the epoch: newer statuses come first among those that match equally well
 */
public record Criteria(
        SearchQuery query,
        Searcher searcher,
        Map<Person, AccountId> people,
        Optional<AccountId> author,
        long maxId,
        long minId,
        long now) {
    /**
     * The account that searches.
     *
     * @param account empty for a visitor
     * @param library the statuses with which it has interacted
     */
    public record Searcher(Optional<AccountId> account, List<StatusId> library) {
        public static final Searcher VISITOR = new Searcher(Optional.empty(), List.of());
    }
}
