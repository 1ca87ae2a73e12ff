package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The blocked e-mail addresses, as hashes.
 *
 * @param blocks those that an address falls under if one was tested, else a page of all
 * @param typed the address that was refused or tested, or empty
 * @param problem why it was refused
 * @param tested whether the address was tested
 * @param older the query of the next page
 */
public record EmailAddressesPage(
        PageFrame page,
        List<Entry> blocks,
        String typed,
        Optional<String> problem,
        boolean tested,
        Optional<String> older)
        implements View {
    /** @param hash SHA-256 of the address in its canonical form, in hexadecimal digits */
    public record Entry(String id, String hash, Ago since) {}

    @Override
    public String template() {
        return "admin/email_addresses";
    }
}
