package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.groundswell.model.StatusId;
import org.junit.jupiter.api.Test;

class StoryDraftCodecTest {
    private final StoryDraftCodec codec = new StoryDraftCodec();

    @Test
    void quotesOfEarlierVersionsHaveTheirPictures() {
        StoryDraft old = codec.read(
                "{\"title\":\"T\",\"blocks\":[{\"kind\":\"quote\",\"post\":7,\"pinned\":true}],\"dropped\":[],\"rules\":{}}");
        assertThat(old.blocks()).containsExactly(new Block.Quote(new StatusId(7), true, true));
    }

    @Test
    void aDraftIsReadAsItWasWritten() {
        StoryDraft draft = new StoryDraft(
                "T",
                List.of(
                        new Block.Quote(new StatusId(7), false, false),
                        new Block.Quote(new StatusId(8), true, true),
                        new Block.Exhibit(Block.Exhibit.Kind.LINK)),
                Set.of(new StatusId(9)),
                StoryDraft.Rules.USUAL);
        assertThat(codec.read(codec.write(draft))).isEqualTo(draft);
    }
}
