package org.groundswell.search.index;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.groundswell.model.AccountId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.TagName;
import org.groundswell.search.query.Attachment;
import org.groundswell.search.query.Trait;

/** Makes documents of statuses. Used by one thread at a time. */
final class Documents {
    private final WordAnalyzer analyzer;
    private final Stemmers stemmers = new Stemmers();
    private final WordStream stream = new WordStream();

    Documents(WordAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** A document, to be added before the next one is made. */
    Document document(IndexedStatus status) {
        List<String> words = analyzer.words(status.text());
        Document document = new Document();
        document.add(NumericDocValuesField.indexedField(Fields.ID, status.id().value()));
        document.add(new TextField(Fields.TEXT, stream.of(words)));
        add(document, Fields.AUTHOR, status.author().toString());
        status.repliesTo().map(AccountId::toString).ifPresent(id -> add(document, Fields.REPLIES_TO, id));
        for (AccountId mention : status.mentions()) {
            add(document, Fields.MENTION, mention.toString());
        }
        for (TagName tag : status.tags()) {
            add(document, Fields.TAG, tag.key());
        }
        status.language().ifPresent(language -> addLanguage(document, language, new HashSet<>(words)));
        if (status.listed()) {
            add(document, Fields.FACT, Fields.LISTED);
        }
        for (Attachment attachment : status.attachments()) {
            add(document, Fields.FACT, Fields.fact(attachment));
        }
        for (Trait trait : status.traits()) {
            add(document, Fields.FACT, Fields.fact(trait));
        }
        document.add(new NumericDocValuesField(Fields.INDEXABLE, status.indexable() ? 1 : 0));
        document.add(new NumericDocValuesField(Fields.WEIGHT, Prior.column(status.weight())));
        return document;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    private void addLanguage(Document document, LanguageCode language, Set<String> words) {
        String plain = plain(language);
        add(document, Fields.LANGUAGE, plain);
        if (!plain.equals(language.tag())) {
            add(document, Fields.LANGUAGE, language.tag());
        }
        stemmers.stems(words, plain).forEach(stem -> add(document, Fields.STEM, stem));
    }

    /** The language without region or script. */
    private static String plain(LanguageCode language) {
        return Locale.forLanguageTag(language.tag()).getLanguage();
    }

    private static void add(Document document, String field, String term) {
        document.add(new StringField(field, term, Field.Store.NO));
    }
}
