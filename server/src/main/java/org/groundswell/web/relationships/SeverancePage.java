package org.groundswell.web.relationships;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The follows that ended when the visitor blocked a server.
 *
 * @param followed whether the accounts are those that the visitor followed; otherwise they are followers
 * @param purged whether the list of accounts has been deleted
 * @param older the query of the next page
 */
public record SeverancePage(
        PageFrame page,
        String id,
        String domain,
        Ago at,
        long following,
        long followers,
        boolean followed,
        boolean purged,
        List<Person> people,
        Optional<String> older)
        implements View {
    @Override
    public String template() {
        return "relationships/severance";
    }
}
