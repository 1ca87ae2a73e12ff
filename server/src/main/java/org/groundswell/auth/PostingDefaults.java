package org.groundswell.auth;

import java.util.Optional;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Visibility;

/** The visibility and sensitivity of a person's new posts, and who may quote them, where a post doesn't name its own. */
public record PostingDefaults(Visibility visibility, boolean sensitive, QuotePolicy quotePolicy) {
    /** The defaults of an account without a login. */
    public static final PostingDefaults NONE = new PostingDefaults(Visibility.PUBLIC, false, QuotePolicy.PUBLIC);

    /** A level by its name in the API, if it can be a default: a direct post without mentions reaches nobody. */
    public static Optional<Visibility> parse(String name) {
        return Visibility.parse(name).filter(wanted -> wanted != Visibility.DIRECT);
    }
}
