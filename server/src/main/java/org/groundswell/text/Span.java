package org.groundswell.text;

import org.groundswell.model.Acct;

/** A piece of what someone wrote. The pieces of a text, joined, are the text. */
public sealed interface Span {
    /** Exactly what was written. */
    String source();

    record Plain(String source) implements Span {}

    /** A hashtag; {@code name} is without its {@code #}. */
    record Tag(String source, String name) implements Span {}

    record Mention(String source, Acct acct) implements Span {}

    /** An {@code http} or {@code https} address. */
    record Link(String source) implements Span {}
}
