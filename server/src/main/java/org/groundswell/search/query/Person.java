package org.groundswell.search.query;

import org.groundswell.model.Acct;

/** An account that a search names. */
public sealed interface Person {
    /** The account that searches. */
    record Me() implements Person {}

    record Named(Acct acct) implements Person {}
}
