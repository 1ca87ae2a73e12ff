package org.groundswell.moderation;

import java.util.Locale;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.text.Spans;

/** The subject of a decision about trends. */
public sealed interface Subject {
    /** A tag; if withheld, it is on no list. */
    record OfTag(TagName tag) implements Subject {
        @Override
        public String kind() {
            return "tag";
        }

        @Override
        public String key() {
            return tag.key();
        }
    }

    /** One or more accounts whose posts can be excluded from trends. */
    sealed interface Authors extends Subject {}

    /** An account; if withheld, its posts count for no trend. */
    record OfAccount(AccountId account) implements Authors {
        @Override
        public String kind() {
            return "account";
        }

        @Override
        public String key() {
            return account.toString();
        }
    }

    /** All accounts of a server; if withheld, their posts count for no trend. */
    record OfDomain(String domain) implements Authors {
        @Override
        public String kind() {
            return "domain";
        }

        @Override
        public String key() {
            return domain;
        }
    }

    /** The kind as it is stored: tag, account or domain. */
    String kind();

    /** The tag's key, the account's id or the server's name. */
    String key();

    /**
     * Parses a stored or submitted subject.
     *
     * @throws Refusal.Invalid if the kind is unknown, or the key is invalid for it
     */
    public static Subject of(String kind, String key) {
        return switch (kind) {
            case "tag" ->
                Spans.tagName(key)
                        .map(TagName::of)
                        .<Subject>map(OfTag::new)
                        .orElseThrow(() -> new Refusal.Invalid("subject", "error.subject.tag"));
            case "account" ->
                AccountId.parse(key)
                        .<Subject>map(OfAccount::new)
                        .orElseThrow(() -> new Refusal.Invalid("subject", "error.subject.account"));
            case "domain" -> {
                String domain = key.strip().toLowerCase(Locale.ROOT);
                if (!domain.matches("[\\p{L}\\p{N}.-]{1,253}")) {
                    throw new Refusal.Invalid("subject", "error.subject.domain");
                }
                yield new OfDomain(domain);
            }
            default -> throw new Refusal.Invalid("kind", "error.subject.kind");
        };
    }
}
