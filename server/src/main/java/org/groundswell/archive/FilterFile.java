package org.groundswell.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterContext;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Filters as a file in JSON, with the fields of Mastodon's: {@code {"custom_filters": [{"title": ...}]}}. */
public final class FilterFile {
    /** The key of the list. */
    private static final String FILTERS = "custom_filters";
    /** Many times the filters that an account may have. */
    private static final long MOST_TOKENS = 200_000;

    private static final int DEEPEST = 10;

    /**
     * A filter of a file.
     *
     * @param expiresAt empty for never
     * @param posts the addresses of posts that it matches
     */
    public record Entry(
            String title,
            Set<FilterContext> contexts,
            FilterAction action,
            Optional<Instant> expiresAt,
            List<Keyword> keywords,
            List<String> posts) {

        /** What tells it from others of the same account: its title and where it applies. */
        public String key() {
            return title + "\n" + EnumSet.copyOf(contexts);
        }
    }

    /** A keyword of a filter. */
    public record Keyword(String text, boolean wholeWord) {}

    /** A file or a filter that can't be read. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        private final String key;

        UnreadableException(String key) {
            super(key, null, false, false);
            this.key = key;
        }

        /** Of the message that says why. */
        public String key() {
            return key;
        }
    }

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    /** The entry of a filter. */
    public static Entry entry(Filter filter, List<String> posts) {
        return new Entry(
                filter.title(),
                filter.contexts(),
                filter.action(),
                filter.expiresAt(),
                filter.keywords().stream()
                        .map(keyword -> new Keyword(keyword.text(), keyword.wholeWord()))
                        .toList(),
                posts);
    }

    public String write(List<Entry> filters) {
        return json.writeValueAsString(
                Map.of(FILTERS, filters.stream().map(FilterFile::tree).toList()));
    }

    private static Map<String, Object> tree(Entry filter) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", filter.title());
        tree.put("expire_at", filter.expiresAt().map(Instant::toString).orElse(null));
        tree.put(
                "context",
                filter.contexts().stream().map(FilterContext::apiName).sorted().toList());
        tree.put("action", filter.action().apiName());
        tree.put(
                "keywords_attributes",
                filter.keywords().stream()
                        .map(keyword -> Map.of("keyword", keyword.text(), "whole_word", keyword.wholeWord()))
                        .toList());
        tree.put("statuses", filter.posts());
        return tree;
    }

    /**
     * The filters of a file, each as a text in JSON, for {@link #read}.
     *
     * @throws UnreadableException if it is no JSON, or has no list of filters
     */
    public List<String> split(String file) throws UnreadableException {
        JsonNode filters = parse(file).path(FILTERS);
        if (!filters.isArray()) {
            throw new UnreadableException("imports.problem.filters");
        }
        List<String> texts = new ArrayList<>();
        filters.forEach(filter -> texts.add(json.writeValueAsString(filter)));
        return texts;
    }

    /**
     * A filter of a file.
     *
     * @throws UnreadableException if it is none
     * @throws Refusal.Invalid if its title is no text
     */
    public Entry read(String text) throws UnreadableException {
        JsonNode tree = parse(text);
        Set<FilterContext> contexts = EnumSet.noneOf(FilterContext.class);
        tree.path("context")
                .forEach(name -> FilterContext.parse(name.asString("")).ifPresent(contexts::add));
        String title = tree.path("title").asString("");
        if (title.isBlank() || contexts.isEmpty()) {
            throw new UnreadableException("imports.problem.filter");
        }
        List<Keyword> keywords = new ArrayList<>();
        tree.path("keywords_attributes")
                .forEach(each -> keywords.add(new Keyword(
                        each.path("keyword").asString(""),
                        each.path("whole_word").asBoolean(true))));
        List<String> posts = new ArrayList<>();
        tree.path("statuses").forEach(each -> posts.add(each.asString("")));
        return new Entry(
                PlainText.line("title", title),
                contexts,
                FilterAction.parse(tree.path("action").asString("warn"))
                        .orElseThrow(() -> new UnreadableException("imports.problem.filter")),
                expiresAt(tree),
                keywords,
                posts);
    }

    /** Mastodon's export and its import have different names for the time. */
    private static Optional<Instant> expiresAt(JsonNode tree) throws UnreadableException {
        String written = tree.path("expire_at").asString(tree.path("expires_at").asString(""));
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(written));
        } catch (DateTimeException noTime) {
            throw new UnreadableException("imports.problem.filter.time");
        }
    }

    private JsonNode parse(String text) throws UnreadableException {
        try {
            return json.readTree(text);
        } catch (StreamConstraintsException tooLarge) {
            throw new UnreadableException("imports.problem.json.large");
        } catch (JacksonException broken) {
            throw new UnreadableException("imports.problem.json");
        }
    }
}
