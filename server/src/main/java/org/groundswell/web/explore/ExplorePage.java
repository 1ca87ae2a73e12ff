package org.groundswell.web.explore;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PlaceView;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.TrendView;
import org.groundswell.web.view.TrendViews;

/**
 * What happens now: trending tags, posts and links, and people to follow.
 *
 * @param places places to choose from
 * @param here the address of the page, to which its forms lead back
 * @param least the least number of people for a trend
 */
public record ExplorePage(
        PageFrame page,
        List<PlaceView> places,
        String here,
        List<TrendView> tags,
        List<SuggestionView> people,
        List<PostView> posts,
        List<TrendViews.LinkView> links,
        int least)
        implements View {
    @Override
    public String template() {
        return "explore/explore";
    }
}
