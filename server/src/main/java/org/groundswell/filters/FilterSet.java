package org.groundswell.filters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.text.FoldedText;

/**
 * The filters of an account, compiled: one automaton for all keywords. Immutable. Expired filters are part of it; {@link
 * #matches} leaves them out.
 *
 * <ul>
 *   <li>A keyword is plain text. Case, width, repeated white space and invisible characters don't count ({@link FoldedText}).
 *   <li>A whole word is one next to which no letter, mark, digit or underscore stands, if the keyword itself begins or ends
 *       with one. In scripts without spaces between words, such as Thai and Chinese, words have no bounds, so a keyword matches
 *       anywhere.
 *   <li>{@code #} and a tag's name match posts with that tag, not those whose tag only begins with it.
 * </ul>
 */
public final class FilterSet {
    static final FilterSet EMPTY = new FilterSet(List.of());

    private static final int BYTES_PER_FILTER = 500;

    private final List<Filter> filters;
    private final List<Entry> entries = new ArrayList<>();
    /** The entries of each text of the automaton. */
    private final List<List<Integer>> ofText = new ArrayList<>();

    private final Map<TagName, List<Integer>> ofTag = new HashMap<>();
    private final KeywordAutomaton automaton;
    private final int bytes;

    /** A keyword and its filter. */
    private record Entry(int filter, Filter.Keyword keyword, boolean boundBefore, boolean boundAfter, int length) {}

    FilterSet(List<Filter> filters) {
        this.filters = List.copyOf(filters);
        Map<String, List<Integer>> texts = new LinkedHashMap<>();
        for (int number = 0; number < filters.size(); number++) {
            for (Filter.Keyword keyword : filters.get(number).keywords()) {
                add(number, keyword, texts);
            }
        }
        this.automaton = new KeywordAutomaton(List.copyOf(texts.keySet()));
        this.ofText.addAll(texts.values());
        int characters = texts.keySet().stream().mapToInt(String::length).sum();
        int posts = filters.stream().mapToInt(filter -> filter.posts().size()).sum();
        this.bytes = characters * KeywordAutomaton.BYTES_PER_NODE
                + (filters.size() + entries.size() + posts) * BYTES_PER_FILTER;
    }

    private void add(int filter, Filter.Keyword keyword, Map<String, List<Integer>> texts) {
        Integer number = entries.size();
        keyword.tag()
                .ifPresentOrElse(
                        tag -> {
                            entries.add(new Entry(filter, keyword, false, false, 0));
                            ofTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(number);
                        },
                        () -> {
                            String text = FoldedText.of(keyword.text()).strip();
                            if (!text.isEmpty()) {
                                entries.add(new Entry(
                                        filter,
                                        keyword,
                                        keyword.wholeWord() && FoldedText.continuesWord(text.codePointAt(0)),
                                        keyword.wholeWord()
                                                && FoldedText.continuesWord(text.codePointBefore(text.length())),
                                        text.length()));
                                texts.computeIfAbsent(text, _ -> new ArrayList<>())
                                        .add(number);
                            }
                        });
    }

    /** Whether there is nothing to match. */
    public boolean isEmpty() {
        return filters.isEmpty();
    }

    /** The memory it takes, roughly. */
    int bytes() {
        return bytes;
    }

    /** The filters that a post matches at a moment, whatever their contexts. */
    public List<FilterMatch> matches(FilteredText post, Instant now) {
        BitSet found = new BitSet(entries.size());
        for (String tag : ofTag.isEmpty() ? List.<String>of() : post.tags()) {
            ofTag.getOrDefault(TagName.of(tag), List.of()).forEach(found::set);
        }
        if (!ofText.isEmpty()) {
            post.texts().forEach(text -> scan(FoldedText.of(text), found));
        }
        return matches(found, post.ids(), now);
    }

    private void scan(String text, BitSet found) {
        automaton.scan(text, (keyword, end) -> {
            for (int number : ofText.get(keyword)) {
                if (!found.get(number) && isBounded(entries.get(number), text, end)) {
                    found.set(number);
                }
            }
        });
    }

    private static boolean isBounded(Entry entry, String text, int end) {
        int begin = end - entry.length();
        return !(entry.boundBefore() && begin > 0 && FoldedText.continuesWord(text.codePointBefore(begin)))
                && !(entry.boundAfter() && end < text.length() && FoldedText.continuesWord(text.codePointAt(end)));
    }

    private List<FilterMatch> matches(BitSet found, Set<StatusId> ids, Instant now) {
        Map<Integer, List<Filter.Keyword>> keywords = found.stream()
                .mapToObj(entries::get)
                .collect(Collectors.groupingBy(Entry::filter, Collectors.mapping(Entry::keyword, Collectors.toList())));
        List<FilterMatch> matches = new ArrayList<>();
        for (int number = 0; number < filters.size(); number++) {
            Filter filter = filters.get(number);
            List<Filter.Keyword> words = keywords.getOrDefault(number, List.of());
            List<StatusId> posts = posts(filter, ids);
            if (filter.isActive(now) && !(words.isEmpty() && posts.isEmpty())) {
                matches.add(new FilterMatch(filter, words, posts));
            }
        }
        return matches;
    }

    private static List<StatusId> posts(Filter filter, Collection<StatusId> ids) {
        return filter.posts().stream()
                .map(Filter.FilteredPost::status)
                .filter(ids::contains)
                .toList();
    }
}
