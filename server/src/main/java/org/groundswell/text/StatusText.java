package org.groundswell.text;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;

/** A parsed text: its tags, mentions, length and markup. */
public final class StatusText {
    /** The length that a link counts for, however long it is. */
    public static final int LINK_LENGTH = 23;

    /** The most tags, mentions and links of a text that count; a status of 500 characters has no room for as many. */
    private static final int MOST = 250;

    /** In characters. A link is in it twice, and some characters of it are five or six. */
    private static final int LARGEST_MARKUP = 64 * 1024;

    private final String source;
    private final List<Span> spans;

    private StatusText(String source, List<Span> spans) {
        this.source = source;
        this.spans = spans;
    }

    /** @param source as {@link PlainText#lines} leaves it */
    public static StatusText parse(String source) {
        return new StatusText(source, Spans.of(source));
    }

    public String source() {
        return source;
    }

    /** The tags as written, each key once, in order of appearance; at most {@value #MOST}. */
    public List<String> tags() {
        Map<TagName, String> names = new LinkedHashMap<>();
        for (Span span : spans) {
            if (span instanceof Span.Tag tag && names.size() < MOST) {
                names.putIfAbsent(TagName.of(tag.name()), tag.name());
            }
        }
        return List.copyOf(names.values());
    }

    /** The mentioned accounts, each once, in order of appearance; at most {@value #MOST}. */
    public Set<Acct> mentions() {
        Set<Acct> accts = new LinkedHashSet<>();
        for (Span span : spans) {
            if (span instanceof Span.Mention mention && accts.size() < MOST) {
                accts.add(mention.acct());
            }
        }
        return accts;
    }

    /** The addresses it holds, as written; at most {@value #MOST}. */
    public List<String> links() {
        return spans.stream()
                .filter(span -> span instanceof Span.Link)
                .map(Span::source)
                .limit(MOST)
                .toList();
    }

    /**
     * Length as the Mastodon API documents it: a link counts {@value #LINK_LENGTH}, a remote mention its local part, the
     * rest its characters.
     */
    public int length() {
        int length = 0;
        StringBuilder rest = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Link _ -> length += LINK_LENGTH;
                case Span.Mention mention ->
                    rest.append('@').append(mention.acct().username());
                case Span.Tag tag -> rest.append(tag.source());
                case Span.Plain plain -> rest.append(plain.source());
            }
        }
        return length + PlainText.length(rest.toString());
    }

    /**
     * The markup: paragraphs and line breaks, tags and links as links, mentions as links to those that
     * {@code profileOf} knows, everything else escaped.
     *
     * @param tagsUrl what a tag's key is appended to
     * @throws Refusal.Invalid if that makes more of it than pages of many posts could show
     */
    public SafeHtml html(String tagsUrl, Function<Acct, Optional<String>> profileOf) {
        if (source.isEmpty()) {
            return SafeHtml.EMPTY;
        }
        Markup markup = new Markup();
        for (Span span : spans) {
            switch (span) {
                case Span.Plain plain -> markup.text(plain.source());
                case Span.Link link -> markup.link(link.source());
                case Span.Tag tag -> markup.tag(tagsUrl, tag.name());
                case Span.Mention mention -> {
                    Optional<String> profile = profileOf.apply(mention.acct());
                    if (profile.isPresent()) {
                        markup.mention(profile.get(), mention.acct().username());
                    } else {
                        markup.text(mention.source());
                    }
                }
            }
        }
        SafeHtml html = markup.paragraphs();
        if (html.html().length() > LARGEST_MARKUP) {
            throw new Refusal.Invalid("text", "error.post.links");
        }
        return html;
    }

    /** The text with the mentions replaced. */
    public String withMentionsAs(String replacement) {
        return spans.stream()
                .map(span -> span instanceof Span.Mention ? replacement : span.source())
                .collect(Collectors.joining());
    }

    /** The markup of a single line: tags and links as links, no paragraphs. */
    public SafeHtml inline(String tagsUrl) {
        Markup markup = new Markup();
        for (Span span : spans) {
            switch (span) {
                case Span.Link link -> markup.link(link.source());
                case Span.Tag tag -> markup.tag(tagsUrl, tag.name());
                case Span.Plain plain -> markup.text(plain.source());
                case Span.Mention mention -> markup.text(mention.source());
            }
        }
        return markup.line();
    }
}
