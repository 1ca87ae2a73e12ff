package org.groundswell.discovery;

import java.util.List;
import org.groundswell.accounts.Account;

/**
 * An account that is suggested.
 *
 * @param sources why; at least one
 */
public record Suggestion(Account account, List<SuggestionSource> sources) {}
