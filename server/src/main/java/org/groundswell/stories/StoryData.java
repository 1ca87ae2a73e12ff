package org.groundswell.stories;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of stories, of consent to be quoted, and of sensitive tags. */
public final class StoryData implements OwnedData {
    private static final String EDITORS = "Editors stay responsible for published stories.";

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("story", "started_by").kept(EDITORS),
                Ownership.account("story_version", "account_id").kept(EDITORS),
                Ownership.status("story_version", "manuscript")
                        .kept("Posts are looked up when a story is shown; deleted ones are left out."),
                Ownership.status("story_consent", "status_id")
                        .kept("The answer about a post is part of the story it was given for."),
                Ownership.account("story_consent", "account_id").owned("story_id", "status_id"),
                Ownership.account("story_consent", "asked_by").kept(EDITORS),
                Ownership.account("not_quoted", "account_id").owned(),
                Ownership.account("tag_care", "account_id").kept(EDITORS));
    }
}
