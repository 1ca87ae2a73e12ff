package org.groundswell.web.front;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PlaceView;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.TrendView;
import org.groundswell.web.view.TrendViews;

/**
 * The front page: trending tags, now or at a past moment, and the latest posts.
 *
 * @param rising the list of tags
 * @param stillHigh tags that are no longer news, but still far above what was usual before
 * @param heading of the list
 * @param place the place that the list is of
 * @param at the moment that the list is of, as the form's field has it; empty for now
 * @param places places to choose from
 * @param risingPosts trending posts; none for a past moment
 * @param links trending links; none for a past moment
 * @param posts the latest posts
 * @param older the query of the next page of posts
 */
public record FrontPage(
        PageFrame page,
        List<TrendView> rising,
        List<TrendView> stillHigh,
        String heading,
        PlaceView place,
        String at,
        List<PlaceView> places,
        List<PostView> risingPosts,
        List<TrendViews.LinkView> links,
        List<PostView> posts,
        Optional<String> older)
        implements View {

    @Override
    public String template() {
        return "front/front";
    }
}
