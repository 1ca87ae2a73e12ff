package org.groundswell.stories;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundswell.model.StatusId;
import org.groundswell.waves.Highlight;

/** The initial draft of a story, before anyone edits it. */
final class Outline {
    private static final String VOICES = "voices";
    private static final String SAID = "said";

    private Outline() {}

    /** @param careful whether the tag is marked as a sensitive topic */
    static StoryDraft of(Facts facts, boolean careful) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(written(SentenceWriter.COUNT));
        blocks.add(written(SentenceWriter.ANSWERS));
        blocks.add(new Block.Exhibit(Block.Exhibit.Kind.CURVE));
        blocks.add(written(SentenceWriter.COURSE));
        blocks.add(new Block.Exhibit(Block.Exhibit.Kind.LINK));
        blocks.add(written(SentenceWriter.SHARED));
        blocks.add(written(SentenceWriter.PHRASES));
        blocks.add(written(SentenceWriter.PLACES));
        blocks.add(new Block.Exhibit(Block.Exhibit.Kind.MAP));
        blocks.add(written(SentenceWriter.BESIDE));
        blocks.add(new Block.Heading(VOICES, ""));
        facts.voices()
                .forEach(voice -> blocks.add(new Block.Voice(voice.account().id(), voice.post(), "")));
        blocks.add(new Block.Heading(SAID, ""));
        chosen(facts, Set.of()).forEach(post -> blocks.add(new Block.Quote(post, false, true)));
        blocks.add(written(SentenceWriter.POOL));
        blocks.add(new Block.Exhibit(Block.Exhibit.Kind.NUMBERS));
        blocks.add(new Block.Exhibit(Block.Exhibit.Kind.SHARE));
        return new StoryDraft("", blocks, Set.of(), new StoryDraft.Rules(careful, false, false));
    }

    /** The draft with refreshed quotes: pinned ones stay where they are, dropped ones don't come back. */
    static StoryDraft withRefreshedQuotes(StoryDraft draft, Facts facts) {
        List<Block> blocks = new ArrayList<>();
        Set<StatusId> pinned = new LinkedHashSet<>();
        Set<StatusId> withoutPictures = new HashSet<>();
        int quotes = -1;
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Quote(var post, var isPinned, var pictures)) {
                if (!pictures) {
                    withoutPictures.add(post);
                }
                if (isPinned) {
                    pinned.add(post);
                } else {
                    quotes = quotes < 0 ? blocks.size() : quotes;
                    continue;
                }
            }
            blocks.add(block);
        }
        Set<StatusId> not = new LinkedHashSet<>(draft.dropped());
        not.addAll(pinned);
        List<Block> fresh = new ArrayList<>();
        chosen(facts, not).forEach(post -> fresh.add(new Block.Quote(post, false, !withoutPictures.contains(post))));
        blocks.addAll(quotes < 0 ? blocks.size() : quotes, fresh);
        return new StoryDraft(draft.title(), List.copyOf(blocks), draft.dropped(), draft.rules());
    }

    private static List<StatusId> chosen(Facts facts, Set<StatusId> not) {
        return facts.selection().posts().stream()
                .map(Highlight::post)
                .filter(post -> !not.contains(post))
                .toList();
    }

    private static Block written(String passage) {
        return new Block.Passage(passage, "");
    }
}
