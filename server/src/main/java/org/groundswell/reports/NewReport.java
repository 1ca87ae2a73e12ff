package org.groundswell.reports;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rules.RuleId;
import org.groundswell.text.PlainText;

/**
 * A report to be filed, as far as it can be checked without the database.
 *
 * @param target the account that is reported
 * @param posts posts of that account
 * @param forward whether the reporter asks to send it to the account's server
 * @param rules the rules that were violated; if there are any, the category is {@link Category#VIOLATION}
 */
public record NewReport(
        AccountId target,
        List<StatusId> posts,
        String comment,
        boolean forward,
        Category category,
        List<RuleId> rules) {
    public static final int LONGEST_COMMENT = 1_000;
    public static final int MOST_POSTS = 40;
    private static final int MOST_RULES = 30;

    /** @throws Refusal.Invalid if the comment is too long, or there are too many posts or rules */
    public NewReport {
        requireAtMost("status_ids", posts, MOST_POSTS);
        requireAtMost("rule_ids", rules, MOST_RULES);
        posts = posts.stream().distinct().toList();
        rules = rules.stream().distinct().toList();
        comment = PlainText.lines("comment", comment, LONGEST_COMMENT);
        category = rules.isEmpty() ? category : Category.VIOLATION;
    }

    private static void requireAtMost(String field, List<?> values, int most) {
        if (values.size() > most) {
            throw new Refusal.Invalid(field, "error.too_many_entries", "most", most);
        }
    }
}
