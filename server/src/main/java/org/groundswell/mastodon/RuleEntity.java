package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.rules.Rule;

/**
 * A rule of this server in the API.
 *
 * @param translations by language; rules are written in one language, so there are none
 */
record RuleEntity(String id, String text, String hint, Map<String, Object> translations) {
    static List<RuleEntity> of(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new RuleEntity(rule.id().toString(), rule.text(), rule.hint(), Map.of()))
                .toList();
    }
}
