package org.groundswell.visibility;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;

/**
 * The reader of a page: anonymous, or an account with its relations to the authors on that page.
 *
 * <p>What a viewer may see can be opened by its address. Lists show less: they leave out the accounts that the viewer
 * blocks or mutes.
 */
public sealed interface Viewer {
    Viewer ANONYMOUS = new Anonymous();

    /** Whether this viewer may see a status. A boost also needs its original to be visible, which the caller checks. */
    boolean maySee(Viewable status);

    /** The reason why this viewer's lists leave out an account. */
    Optional<Exclusion> exclusion(AccountId author);

    /** Whether this viewer's lists show a status. A boost also needs its original to be shown, which the caller checks. */
    boolean isShown(Viewable status);

    /** A reader who isn't signed in. */
    record Anonymous() implements Viewer {
        @Override
        public boolean maySee(Viewable status) {
            return status.visibility().isOpen();
        }

        @Override
        public Optional<Exclusion> exclusion(AccountId author) {
            return Optional.empty();
        }

        @Override
        public boolean isShown(Viewable status) {
            return maySee(status);
        }
    }

    /**
     * A signed-in account. An author that is missing in a set has no such relation.
     *
     * @param followed the accounts it follows, among the authors for which it was loaded
     * @param blockedBy the accounts that block it, among these authors
     * @param excluded the accounts that its lists leave out, among these authors
     */
    record Member(
            AccountId account, Set<AccountId> followed, Set<AccountId> blockedBy, Map<AccountId, Exclusion> excluded)
            implements Viewer {
        /** An account without its relations, for questions that don't depend on them. */
        public static Member of(AccountId account) {
            return new Member(account, Set.of(), Set.of(), Map.of());
        }

        /** Whether it may boost a status that it sees: an open one, or one of its own that its followers see anyway. */
        public boolean mayBoost(Viewable original) {
            return original.visibility().isOpen()
                    || original.account().equals(account) && original.visibility() == Visibility.FOLLOWERS;
        }

        @Override
        public boolean maySee(Viewable status) {
            if (blockedBy.contains(status.account())) {
                return false;
            }
            return status.visibility().isOpen()
                    || status.account().equals(account)
                    || status.visibility() != Visibility.HIDDEN
                            && status.mentioned().contains(account)
                    || status.visibility() == Visibility.FOLLOWERS && followed.contains(status.account());
        }

        @Override
        public Optional<Exclusion> exclusion(AccountId author) {
            return Optional.ofNullable(excluded.get(author));
        }

        @Override
        public boolean isShown(Viewable status) {
            return maySee(status) && !excluded.containsKey(status.account());
        }
    }
}
