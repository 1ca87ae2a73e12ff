package org.groundswell.discovery;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.relationships.Follows;
import org.groundswell.tags.Tags;

/** Following many tags and accounts at once, as newcomers do. */
public final class FirstFollows {
    /** Tags and accounts together. */
    public static final int MOST = 50;

    private final Tags tags;
    private final Follows follows;

    public FirstFollows(Tags tags, Follows follows) {
        this.tags = tags;
        this.follows = follows;
    }

    /**
     * What was followed, or asked to.
     *
     * @param left the number of tags and accounts that can't be followed any more: deleted, suspended or blocking
     */
    public record Result(int followed, int left) {}

    /**
     * Follows tags and accounts. Each is a change of its own: one that can't be followed doesn't keep the others from it.
     * Those that are followed already stay as they are.
     *
     * @throws Refusal.Invalid if nothing was chosen, or too much; then nothing is followed
     */
    public Result follow(AccountId me, List<String> tagNames, List<AccountId> accounts) {
        int chosen = tagNames.size() + accounts.size();
        if (chosen == 0) {
            throw new Refusal.Invalid("choice", "error.welcome.nothing");
        }
        if (chosen > MOST) {
            throw new Refusal.Invalid("choice", "error.welcome.too_many", "chosen", chosen, "most", MOST);
        }
        int followed = 0;
        for (String name : tagNames) {
            followed += counted(() -> tags.follow(me, name));
        }
        for (AccountId account : accounts) {
            followed += counted(() -> follows.follow(me, account, Follows.Options.DEFAULT));
        }
        return new Result(followed, chosen - followed);
    }

    private static int counted(Runnable follow) {
        try {
            follow.run();
            return 1;
        } catch (Refusal.NotFound | Refusal.Forbidden gone) {
            return 0;
        }
    }
}
