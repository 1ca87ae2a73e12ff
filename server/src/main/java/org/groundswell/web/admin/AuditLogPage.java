package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.model.DomainName;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.text.MessagePart;
import org.groundswell.web.shell.PageFrame;

/**
 * The audit log.
 *
 * @param by the address of who acted, as it was typed; may be empty
 * @param account the address of the account acted on, as it was typed; may be empty
 * @param problem why nothing is found
 * @param older the query of the next page
 */
public record AuditLogPage(
        PageFrame page,
        String by,
        String account,
        Optional<String> problem,
        List<Entry> entries,
        Optional<String> older)
        implements View {
    static final int LONGEST_FILTER = "@".length() + Acct.LONGEST_USERNAME + "@".length() + DomainName.LONGEST;

    /**
     * An entry.
     *
     * @param sentence the action and who took it, with its subject as a part
     * @param path of the page about the subject; may be empty
     */
    public record Entry(List<MessagePart> sentence, String path, Ago at, String note) {}

    public int longestFilter() {
        return LONGEST_FILTER;
    }

    @Override
    public String template() {
        return "admin/log";
    }
}
