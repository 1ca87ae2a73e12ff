package org.groundswell.visibility;

import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;

/** The reader of a page: anonymous, or an account with its relations to the authors on that page. */
public sealed interface Viewer {
    Viewer ANONYMOUS = new Anonymous();

    /** Whether this viewer may see a status. A boost also needs its original to be visible, which the caller checks. */
    boolean maySee(Viewable status);

    /** A reader who isn't signed in. */
    record Anonymous() implements Viewer {
        @Override
        public boolean maySee(Viewable status) {
            return status.visibility().isOpen();
        }
    }

    /**
     * A signed-in account.
     *
     * @param followed the accounts it follows, among the authors for which it was loaded; an author that is missing counts as
     *     not followed
     */
    record Member(AccountId account, Set<AccountId> followed) implements Viewer {
        /** An account without its relations, for questions that don't depend on them. */
        public static Member of(AccountId account) {
            return new Member(account, Set.of());
        }

        /** Whether it may boost a status that it sees: an open one, or one of its own that its followers see anyway. */
        public boolean mayBoost(Viewable original) {
            return original.visibility().isOpen()
                    || original.account().equals(account) && original.visibility() == Visibility.FOLLOWERS;
        }

        @Override
        public boolean maySee(Viewable status) {
            return status.visibility().isOpen()
                    || status.account().equals(account)
                    || status.mentioned().contains(account)
                    || status.visibility() == Visibility.FOLLOWERS && followed.contains(status.account());
        }
    }
}
