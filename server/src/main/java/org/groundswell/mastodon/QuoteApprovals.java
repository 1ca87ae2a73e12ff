package org.groundswell.mastodon;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.model.QuotePolicy;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.QuoteRules;
import org.groundswell.statuses.StatusPage;

/** The field {@code quote_approval} of statuses, rendered once for each policy and each answer to a viewer. */
final class QuoteApprovals {
    private enum Answer {
        AUTOMATIC,
        DENIED,
        /**
         * In streams: whether a viewer follows the author is not looked up for each of them. And while the author's shield is
         * up: then strangers may not quote, which is found out when they try.
         */
        UNKNOWN
    }

    private final Map<QuotePolicy, Map<Answer, byte[]>> rendered = new EnumMap<>(QuotePolicy.class);

    QuoteApprovals(EntityWriter writer) {
        for (QuotePolicy policy : QuotePolicy.values()) {
            List<String> automatic = policy == QuotePolicy.NOBODY ? List.of() : List.of(policy.word());
            Map<Answer, byte[]> answers = new EnumMap<>(Answer.class);
            for (Answer answer : Answer.values()) {
                StatusEntity.Approval approval = new StatusEntity.Approval(
                        automatic, List.of(), answer.name().toLowerCase(Locale.ROOT));
                answers.put(answer, Splice.fields(writer.bytes(new StatusEntity.ApprovalEntity(approval))));
            }
            rendered.put(policy, answers);
        }
    }

    /**
     * The field, to follow others.
     *
     * @param post the post that is quoted if its viewer chooses to; empty if a status has none to show
     */
    byte[] of(StatusPage page, Optional<Post> post) {
        QuotePolicy policy = post.map(Post::quotePolicy).orElse(QuotePolicy.NOBODY);
        Answer answer = post.map(each -> answer(page, each)).orElse(Answer.DENIED);
        return Objects.requireNonNull(
                Objects.requireNonNull(rendered.get(policy)).get(answer));
    }

    private static Answer answer(StatusPage page, Post post) {
        return page.viewer()
                .map(viewer -> {
                    if (viewer.quotable()
                            .filter(some -> some.contains(post.id()))
                            .isPresent()) {
                        return Answer.AUTOMATIC;
                    }
                    if (QuoteRules.isForEveryone(post)) {
                        return isShielded(page, post) ? Answer.UNKNOWN : Answer.AUTOMATIC;
                    }
                    return viewer.quotable().isPresent() ? Answer.DENIED : Answer.UNKNOWN;
                })
                .orElse(Answer.DENIED);
    }

    private static boolean isShielded(StatusPage page, Post post) {
        Account author = page.people().get(post.account());
        return author != null && author.isShielded();
    }
}
