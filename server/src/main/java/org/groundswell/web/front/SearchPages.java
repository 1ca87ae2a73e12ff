package org.groundswell.web.front;

import java.util.List;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Reply;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** Search for tags and people. */
public final class SearchPages implements Pages {
    private static final int MOST = 20;

    private final Tags tags;
    private final Accounts accounts;
    private final Renderer renderer;

    public SearchPages(Tags tags, Accounts accounts, WebParts parts) {
        this.tags = tags;
        this.accounts = accounts;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/search", PageAccess.EVERYONE, this::search);
    }

    private Reply search(WebCall call) {
        String typed = Accounts.searched(call.params().textOr("q", ""));
        List<Tag> found = typed.isEmpty() || typed.startsWith("@") ? List.of() : tags.search(typed, MOST);
        List<Person> people = typed.isEmpty() || typed.startsWith("#")
                ? List.of()
                : accounts.search(call.visitor().id(), typed, MOST).stream()
                        .map(Person::of)
                        .toList();
        PageFrame page = renderer.around(
                call, Renderer.Subject.of(typed.isEmpty() ? call.t().text("search.title") : typed, "search"));
        return renderer.page(new SearchPage(page, typed, found, people));
    }
}
