package org.groundswell.dataimport;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.archive.FilterFile;
import org.groundswell.filters.Expiry;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.Filters;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** Filters. One with the same title and places gets the action, time and keywords of the file. */
record FilterEntries(Targets targets, Filters filters, FilterFile file, InstantSource clock) implements Entries {
    @Override
    public Added add(AccountId me, List<String> values) {
        FilterFile.Entry wanted = read(values);
        Optional<Duration> time = wanted.expiresAt().map(end -> Duration.between(clock.instant(), end));
        if (time.filter(left -> !left.isPositive()).isPresent()) {
            throw new Refusal.Malformed("imports.problem.filter.expired");
        }
        if (time.filter(left -> left.compareTo(Filters.LONGEST_TIME) > 0).isPresent()) {
            throw new Refusal.Malformed("imports.problem.filter.late");
        }
        Optional<Filter> now = filters.all(me).stream()
                .filter(each -> key(each).equals(wanted.key()))
                .findFirst();
        FilterChange change = new FilterChange(
                Optional.of(wanted.title()),
                Optional.of(wanted.contexts()),
                Optional.of(wanted.action()),
                Optional.of(new Expiry(time)),
                keywords(now.map(Filter::keywords).orElse(List.of()), wanted.keywords()));
        Filter saved =
                now.map(filter -> filters.update(me, filter.id(), change)).orElseGet(() -> filters.create(me, change));
        addPosts(me, saved, wanted.posts());
        return Added.NOTHING_NEW;
    }

    private FilterFile.Entry read(List<String> values) {
        try {
            return file.read(values.getFirst());
        } catch (FilterFile.UnreadableException unreadable) {
            throw new Refusal.Malformed(unreadable.key());
        }
    }

    private static String key(Filter filter) {
        return FilterFile.entry(filter, List.of()).key();
    }

    private static List<FilterChange.KeywordChange> keywords(
            List<Filter.Keyword> now, List<FilterFile.Keyword> wanted) {
        List<FilterChange.KeywordChange> changes = new ArrayList<>();
        Set<FilterFile.Keyword> there = new HashSet<>();
        for (Filter.Keyword keyword : now) {
            FilterFile.Keyword same = new FilterFile.Keyword(keyword.text(), keyword.wholeWord());
            if (wanted.contains(same)) {
                there.add(same);
            } else {
                changes.add(new FilterChange.KeywordChange(
                        Optional.of(keyword.id()), Optional.empty(), Optional.empty(), true));
            }
        }
        wanted.stream()
                .filter(keyword -> !there.contains(keyword))
                .forEach(keyword -> changes.add(FilterChange.KeywordChange.add(keyword.text(), keyword.wholeWord())));
        return changes;
    }

    /** Adds the posts that are known here; others don't matter to a filter of this server. */
    private void addPosts(AccountId me, Filter filter, List<String> addresses) {
        Set<StatusId> there = new HashSet<>();
        filter.posts().forEach(post -> there.add(post.status()));
        for (String address : addresses) {
            try {
                StatusId status = targets.status(address);
                if (there.add(status)) {
                    filters.addPost(me, filter.id(), status);
                }
            } catch (Refusal.NotFound unknown) {
                // The rest of the filter is good.
            }
        }
    }

    @Override
    public Set<String> keys(List<String> values) {
        return Set.of(read(values).key());
    }

    @Override
    public String begin() {
        return "all";
    }

    /** All at once: an account has a hundred at most. */
    @Override
    public Part existing(AccountId me, String position, int limit) {
        return new Part(
                filters.all(me).stream()
                        .map(filter -> new Existing(key(filter), filter.id()))
                        .toList(),
                Positions.END);
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        try {
            filters.delete(me, entry.id());
        } catch (Refusal.NotFound deletedSince) {
            // There is nothing left to remove.
        }
    }
}
