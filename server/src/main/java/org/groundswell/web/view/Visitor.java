package org.groundswell.web.view;

import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.auth.Secrets;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * The visitor of a page.
 *
 * @param account the account that is signed in, if any
 * @param role of the account
 * @param cookie the browser's cookie: a session's token, or a random number that only ties forms to the browser
 * @param salt random for every page, so that no two pages hold the same form token
 */
public record Visitor(Optional<Account> account, Role role, String cookie, String salt) {
    static final String FORM_TOKEN = "csrf";
    /** An unknown visitor without a cookie, who can send no forms. */
    public static final Visitor STRANGER = new Visitor(Optional.empty(), Role.USER, "", "");

    /**
     * The token in every form, so that no other site can send one: derived from the cookie, which other sites can neither
     * read nor set. Salted, since pages are compressed: from how long many pages with one token and chosen words are, the
     * token could be guessed (BREACH, 2013).
     */
    public String formToken() {
        return token(salt);
    }

    private String token(String anySalt) {
        return anySalt + "." + Secrets.hash("form " + anySalt + " " + cookie);
    }

    /** @throws Refusal.Forbidden if a form did not come from a page of this server in this browser */
    public void checkForm(Params params) {
        String sent = params.textOr(FORM_TOKEN, "");
        int dot = sent.indexOf('.');
        if (cookie.isEmpty() || dot < 0 || !Secrets.same(sent, token(sent.substring(0, dot)))) {
            throw new Refusal.Forbidden("error.form");
        }
    }

    public boolean isSignedIn() {
        return account.isPresent();
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean mayEdit() {
        return role.mayEdit();
    }

    public boolean mayModerate() {
        return role.mayModerate();
    }

    public Optional<AccountId> id() {
        return account.map(Account::id);
    }

    /** @throws Refusal.Unauthorised if the visitor is not signed in */
    public Account me() {
        return account.orElseThrow(() -> new Refusal.Unauthorised("error.sign_in.first"));
    }
}
