package org.groundswell.web.search;

import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;

/**
 * The results of a search; none before a search.
 *
 * @param typed the search as typed, or empty
 * @param problem why the search can't be run
 * @param built how much of the index is built, in hundredths
 */
public record SearchPage(
        PageFrame page, String typed, SearchTab tab, Optional<String> problem, Results results, int built)
        implements View {
    /**
     * @param older the address of further posts
     * @param suggested the tag to write with, if the search may be one
     */
    public record Results(
            List<Tag> tags,
            List<Person> people,
            List<PostView> posts,
            Optional<String> older,
            Optional<String> suggested) {
        static final Results NONE = new Results(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

        public boolean isEmpty() {
            return tags.isEmpty() && people.isEmpty() && posts.isEmpty();
        }
    }

    public List<SearchTab> tabs() {
        return List.of(SearchTab.values());
    }

    public String url(SearchTab other) {
        return url(typed, other);
    }

    static String url(String typed, SearchTab tab) {
        return "/search?q=" + Params.encode(typed) + (tab == SearchTab.ALL ? "" : "&tab=" + tab.parameter());
    }

    public boolean isComplete() {
        return built == 100;
    }

    @Override
    public String template() {
        return "search/search";
    }
}
