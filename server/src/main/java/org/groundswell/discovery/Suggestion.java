package org.groundswell.discovery;

import java.util.List;
import org.groundswell.accounts.Account;

/**
 * An account that is suggested.
 *
 * @param sources why; none if it only posted lately
 */
public record Suggestion(Account account, List<SuggestionSource> sources) {}
