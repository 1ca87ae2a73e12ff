package org.groundswell.moderation;

import java.util.Locale;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.text.Spans;

/** The subject of a decision about trends. */
public sealed interface Subject {
    /** What lists of trends show; if withheld, it is on no list. */
    sealed interface Entry extends Subject {}

    record OfTag(TagName tag) implements Entry {
        @Override
        public String kind() {
            return "tag";
        }

        @Override
        public String key() {
            return tag.key();
        }
    }

    record OfPost(StatusId post) implements Entry {
        @Override
        public String kind() {
            return "post";
        }

        @Override
        public String key() {
            return post.toString();
        }
    }

    /** A page that posts link to. */
    record OfLink(LinkUrl link) implements Entry {
        @Override
        public String kind() {
            return "link";
        }

        @Override
        public String key() {
            return link.url();
        }
    }

    /** The pages of a website, as {@link LinkUrl#site} names it, without those that are approved themselves. */
    record OfPublisher(String site) implements Entry {
        @Override
        public String kind() {
            return "publisher";
        }

        @Override
        public String key() {
            return site;
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

    /** The kind as it is stored: tag, post, link, publisher, account or domain. */
    String kind();

    /** The tag's key, the id of the post or the account, the address of the page, or the name of the server or website. */
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
            case "post" ->
                StatusId.parse(key.substring(key.lastIndexOf('/') + 1))
                        .<Subject>map(OfPost::new)
                        .orElseThrow(() -> new Refusal.Invalid("subject", "error.subject.post"));
            case "link" ->
                LinkUrl.of(key)
                        .<Subject>map(OfLink::new)
                        .orElseThrow(() -> new Refusal.Invalid("subject", "error.subject.link"));
            case "publisher" ->
                LinkUrl.of("https://" + domain(key))
                        .map(LinkUrl::site)
                        .<Subject>map(OfPublisher::new)
                        .orElseThrow(() -> new Refusal.Invalid("subject", "error.subject.domain"));
            case "domain" -> new OfDomain(domain(key));
            default -> throw new Refusal.Invalid("kind", "error.subject.kind");
        };
    }

    private static String domain(String written) {
        String domain = written.strip().toLowerCase(Locale.ROOT);
        if (!domain.matches("[\\p{L}\\p{N}.-]{1,253}")) {
            throw new Refusal.Invalid("subject", "error.subject.domain");
        }
        return domain;
    }
}
