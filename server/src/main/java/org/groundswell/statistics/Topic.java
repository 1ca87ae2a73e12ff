package org.groundswell.statistics;

import org.groundswell.model.DomainName;
import org.groundswell.tags.TagId;

/** What a figure is about, if it is not about everything. */
public sealed interface Topic {
    /** The kinds of topics that figures have. */
    enum Kind {
        /** Everything: it needs no topic. */
        ALL,
        TAG,
        SERVER
    }

    record OfTag(TagId tag) implements Topic {
        @Override
        public Kind kind() {
            return Kind.TAG;
        }
    }

    /** Another server. */
    record OfServer(DomainName domain) implements Topic {
        @Override
        public Kind kind() {
            return Kind.SERVER;
        }
    }

    Kind kind();
}
