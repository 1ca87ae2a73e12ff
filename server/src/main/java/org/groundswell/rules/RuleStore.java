package org.groundswell.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;

/** SQL on the table {@code server_rule}. */
final class RuleStore {
    private static final String IN_FORCE =
            "SELECT id, text, hint FROM server_rule WHERE removed_at IS NULL ORDER BY place, id";

    /** The rules in force, in their order. */
    List<Rule> inForce(Tx tx) {
        return tx.sql(IN_FORCE).list(RuleStore::rule);
    }

    /** The same, locked until the transaction ends, so that two changes of the order don't mix. */
    List<Rule> lock(Tx tx) {
        return tx.sql(IN_FORCE + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .list(RuleStore::rule);
    }

    /** Rules by their ids, also removed ones. */
    List<Rule> byIds(Tx tx, Collection<RuleId> ids) {
        return tx.sql("SELECT id, text, hint FROM server_rule WHERE id IN (:ids) ORDER BY place, id")
                .setAll("ids", ids.stream().map(RuleId::value).toList())
                .list(RuleStore::rule);
    }

    void insert(Tx tx, Rule rule, int place) {
        tx.sql("INSERT INTO server_rule (id, place, text, hint) VALUES (:id, :place, :text, :hint)")
                .set("id", rule.id().value())
                .set("place", place)
                .set("text", rule.text())
                .set("hint", rule.hint())
                .run();
    }

    /** Changes a rule in force; false if there is none with its id. */
    boolean update(Tx tx, Rule rule) {
        return tx.sql("UPDATE server_rule SET text = :text, hint = :hint WHERE id = :id AND removed_at IS NULL")
                        .set("id", rule.id().value())
                        .set("text", rule.text())
                        .set("hint", rule.hint())
                        .run()
                == 1;
    }

    void setPlace(Tx tx, RuleId id, int place) {
        tx.sql("UPDATE server_rule SET place = :place WHERE id = :id")
                .set("id", id.value())
                .set("place", place)
                .run();
    }

    /** Removes a rule; false if there is none in force with this id. */
    boolean remove(Tx tx, RuleId id, Instant at) {
        return tx.sql("UPDATE server_rule SET removed_at = :at WHERE id = :id AND removed_at IS NULL")
                        .set("id", id.value())
                        .set("at", at)
                        .run()
                == 1;
    }

    private static Rule rule(Row row) {
        return new Rule(new RuleId(row.longOf("id")), row.textOf("text"), row.textOf("hint"));
    }
}
