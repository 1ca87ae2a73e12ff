package org.groundswell.stories;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.model.AccountId;

/** The generated text of a story, as editors see it: figures in braces. And which blocks of their draft have nothing to show. */
public final class Suggestions {
    private final SentenceWriter writer;
    private final Facts facts;
    private final Prose prose;
    private final List<Optional<Absence>> absences;

    Suggestions(SentenceWriter writer, Facts facts, Prose prose, List<Optional<Absence>> absences) {
        this.absences = absences;
        this.writer = writer;
        this.facts = facts;
        this.prose = prose;
    }

    public String title() {
        return writer.title();
    }

    /** The text of a passage; empty if there is nothing to say, or no such passage. */
    public String passage(String name) {
        return SentenceWriter.PASSAGES.contains(name) ? writer.passage(name) : "";
    }

    public String heading(String name) {
        return name.isEmpty() ? "" : prose.say("heading." + name);
    }

    /** The sentences about a voice; empty if its effect does not stand out. */
    public String voice(AccountId account) {
        return IntStream.range(0, facts.voices().size())
                .filter(index -> facts.voices().get(index).account().id().equals(account))
                .mapToObj(index -> {
                    var voice = facts.voices().get(index);
                    return writer.voice(voice, writer.figures(voice, index));
                })
                .findFirst()
                .orElse("");
    }

    /** Why a block of the draft, by its index, has nothing to show; empty if it has. */
    public Optional<Absence> absence(int block) {
        return absences.get(block);
    }

    /** The figures that can be used in braces. */
    public Collection<Figure> figures() {
        return writer.figures().all();
    }
}
