package org.groundswell.search.index;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.search.query.Clause;
import org.groundswell.search.query.Condition;
import org.groundswell.search.query.Person;
import org.groundswell.search.query.Scope;

/**
 * Makes queries of searches: what matches all clauses, and what the searching account may find.
 *
 * <p>Words are scored by BM25; a stem in common counts less than the word itself.
 */
final class LuceneQueries {
    /** A stem in common counts less than the word itself. */
    private static final float STEMMED = 0.7f;

    private static final float OTHER_WORDINGS = 0.1f;

    private final WordAnalyzer analyzer;
    private final Stemmers stemmers = new Stemmers();
    private final Criteria criteria;

    private LuceneQueries(WordAnalyzer analyzer, Criteria criteria) {
        this.analyzer = analyzer;
        this.criteria = criteria;
    }

    /** What matches; empty if the search has no condition that says anything: then nothing is found. */
    static Optional<Query> matching(WordAnalyzer analyzer, Criteria criteria) {
        return new LuceneQueries(analyzer, criteria).query();
    }

    /** The statuses that the account may find, as far as the index knows; the tables decide. */
    static Query findable(WordAnalyzer analyzer, Criteria criteria) {
        return new LuceneQueries(analyzer, criteria).findable();
    }

    private Optional<Query> query() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int conditions = 0;
        for (Clause clause : criteria.query().clauses()) {
            Optional<Query> condition = condition(clause.condition());
            if (condition.isPresent()) {
                conditions++;
                all.add(condition.get(), occur(clause));
            }
        }
        if (conditions == 0) {
            return Optional.empty();
        }
        criteria.author().ifPresent(author -> all.add(is(Fields.AUTHOR, author.toString()), Occur.FILTER));
        if (criteria.maxId() < Long.MAX_VALUE || criteria.minId() > 0) {
            all.add(between(criteria.minId() + 1, criteria.maxId() - 1), Occur.FILTER);
        }
        if (!criteria.query().isRanked()) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        return Optional.of(all.build());
    }

    private static Occur occur(Clause clause) {
        if (clause.excluded()) {
            return Occur.MUST_NOT;
        }
        return clause.condition().isText() ? Occur.MUST : Occur.FILTER;
    }

    /** Empty if it is about a text without words. */
    private Optional<Query> condition(Condition condition) {
        return switch (condition) {
            case Condition.Word(var text) -> words(text);
            case Condition.Phrase(var text) -> phrase(text);
            case Condition.Tagged(var tag) -> Optional.of(is(Fields.TAG, tag.key()));
            case Condition.From(var author) -> Optional.of(names(Fields.AUTHOR, author));
            case Condition.To(var account) -> Optional.of(names(Fields.REPLIES_TO, account));
            case Condition.Mentions(var account) -> Optional.of(names(Fields.MENTION, account));
            case Condition.Has(var attachment) -> Optional.of(is(Fields.FACT, Fields.fact(attachment)));
            case Condition.Is(var trait) -> Optional.of(is(Fields.FACT, Fields.fact(trait)));
            case Condition.InLanguage(var language) -> Optional.of(is(Fields.LANGUAGE, language.tag()));
            case Condition.Written(var from, var to) ->
                Optional.of(between(Ids.first(from.toEpochMilli()), Ids.first(to.toEpochMilli()) - 1));
            case Condition.In(var scope) -> Optional.of(scope(scope));
        };
    }

    private Optional<Query> words(String text) {
        List<String> words = analyzer.words(text);
        return words.size() == 1 ? Optional.of(word(words.getFirst())) : sequence(words);
    }

    private Optional<Query> phrase(String text) {
        return sequence(analyzer.words(text));
    }

    private static Optional<Query> sequence(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                words.size() == 1
                        ? exactly(words.getFirst())
                        : new PhraseQuery(Fields.TEXT, words.toArray(String[]::new)));
    }

    /** A single character of Chinese, Japanese or Korean is in the index with the one that follows it only. */
    private static Query exactly(String word) {
        boolean pairs = word.codePointCount(0, word.length()) == 1 && isPaired(word.codePointAt(0));
        return pairs ? new PrefixQuery(new Term(Fields.TEXT, word)) : is(Fields.TEXT, word);
    }

    private static boolean isPaired(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private Query word(String word) {
        List<Query> wordings = new ArrayList<>();
        wordings.add(exactly(word));
        for (String stem : stemmers.stems(word)) {
            wordings.add(new BoostQuery(is(Fields.STEM, stem), STEMMED));
            if (!stem.equals(word)) {
                wordings.add(new BoostQuery(is(Fields.TEXT, stem), STEMMED));
            }
        }
        return new DisjunctionMaxQuery(wordings, OTHER_WORDINGS);
    }

    private Query names(String field, Person person) {
        AccountId account = criteria.people().get(person);
        return account == null ? new MatchNoDocsQuery() : is(field, account.toString());
    }

    private Query scope(Scope scope) {
        return switch (scope) {
            case ALL -> new MatchAllDocsQuery();
            case PUBLIC -> open();
            case LIBRARY -> library().orElseGet(MatchNoDocsQuery::new);
        };
    }

    private Query findable() {
        return library()
                .<Query>map(library -> new BooleanQuery.Builder()
                        .add(open(), Occur.SHOULD)
                        .add(library, Occur.SHOULD)
                        .build())
                .orElseGet(LuceneQueries::open);
    }

    private static Query open() {
        return new BooleanQuery.Builder()
                .add(is(Fields.FACT, Fields.LISTED), Occur.FILTER)
                .add(NumericDocValuesField.newSlowExactQuery(Fields.INDEXABLE, 1), Occur.FILTER)
                .build();
    }

    private Optional<Query> library() {
        return criteria.searcher().account().map(account -> {
            BooleanQuery.Builder library = new BooleanQuery.Builder()
                    .add(is(Fields.AUTHOR, account.toString()), Occur.SHOULD)
                    .add(is(Fields.MENTION, account.toString()), Occur.SHOULD);
            long[] interacted = criteria.searcher().library().stream()
                    .mapToLong(StatusId::value)
                    .toArray();
            if (interacted.length > 0) {
                library.add(NumericDocValuesField.newSlowSetQuery(Fields.ID, interacted), Occur.SHOULD);
            }
            return library.build();
        });
    }

    private static Query between(long least, long most) {
        return NumericDocValuesField.newSlowRangeQuery(Fields.ID, least, most);
    }

    private static Query is(String field, String term) {
        return new TermQuery(new Term(field, term));
    }
}
