package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.model.Refusal;

/** The policy for quoting posts. Quoting is not supported yet, so only {@code nobody} is accepted. */
final class QuotePolicy {
    static final String NOBODY = "nobody";

    private static final List<String> KNOWN = List.of("public", "followers", NOBODY);

    private QuotePolicy() {}

    /**
     * @param policy empty if nothing is said of it
     * @throws Refusal.Invalid if it is unknown, or allows quoting
     */
    static void refuseUnlessNobody(String parameter, String policy) {
        if (policy.isEmpty() || policy.equals(NOBODY)) {
            return;
        }
        throw new Refusal.Invalid(List.of(
                KNOWN.contains(policy)
                        ? new Refusal.Problem(parameter, Refusal.Fault.INVALID, "error.quote_policy.not_yet")
                        : new Refusal.Problem(parameter, Refusal.Fault.INCLUSION, "error.quote_policy")));
    }
}
