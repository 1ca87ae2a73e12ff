package org.groundswell.rules;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/** The rules of this server. Administrators write them; a removed rule stays readable in the reports that name it. */
public final class Rules {
    public static final int LONGEST_TEXT = 300;
    public static final int LONGEST_HINT = 1_000;
    static final int MOST = 30;

    private final Database database;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final RuleStore store = new RuleStore();

    public Rules(Database database, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The rules in force, in their order. */
    public List<Rule> inForce() {
        return database.read(store::inForce);
    }

    /** The rules in force, in the transaction of another change. */
    public List<Rule> inForce(Tx tx) {
        return store.inForce(tx);
    }

    /** Rules by their ids, in their order, also removed ones. */
    public List<Rule> byIds(Tx tx, Collection<RuleId> wanted) {
        return wanted.isEmpty() ? List.of() : store.byIds(tx, wanted);
    }

    /**
     * Adds a rule as the last one.
     *
     * @throws Refusal.Invalid if it has no text or a too long one, or there are too many rules
     */
    public Rule add(String text, String hint) {
        Rule rule = checked(new RuleId(ids.next()), text, hint);
        database.writing(tx -> {
            List<Rule> now = store.lock(tx);
            if (now.size() >= MOST) {
                throw new Refusal.Invalid("text", "error.rules.too_many", "most", MOST);
            }
            renumber(tx, now);
            store.insert(tx, rule, now.size());
        });
        return rule;
    }

    /**
     * Changes the text of a rule.
     *
     * @throws Refusal.NotFound if there is no such rule
     * @throws Refusal.Invalid if the text is empty or too long
     */
    public Rule change(RuleId id, String text, String hint) {
        Rule rule = checked(id, text, hint);
        database.writing(tx -> {
            if (!store.update(tx, rule)) {
                throw new Refusal.NotFound();
            }
        });
        return rule;
    }

    /** The direction in which a rule moves in the order. */
    public enum Move {
        UP,
        DOWN
    }

    /**
     * Swaps a rule with its neighbour; at the end of the list nothing happens.
     *
     * @throws Refusal.NotFound if there is no such rule
     */
    public void move(RuleId id, Move move) {
        database.writing(tx -> {
            List<Rule> order = new ArrayList<>(store.lock(tx));
            int from = order.stream().map(Rule::id).toList().indexOf(id);
            if (from < 0) {
                throw new Refusal.NotFound();
            }
            int to = move == Move.UP ? from - 1 : from + 1;
            if (to >= 0 && to < order.size()) {
                Collections.swap(order, from, to);
            }
            renumber(tx, order);
        });
    }

    /**
     * Removes a rule.
     *
     * @return the rule as it was
     * @throws Refusal.NotFound if there is no such rule
     */
    public Rule remove(RuleId id) {
        return database.write(tx -> {
            if (!store.remove(tx, id, clock.instant())) {
                throw new Refusal.NotFound();
            }
            return store.byIds(tx, List.of(id)).getFirst();
        });
    }

    private void renumber(Tx tx, List<Rule> order) {
        for (int i = 0; i < order.size(); i++) {
            store.setPlace(tx, order.get(i).id(), i);
        }
    }

    private static Rule checked(RuleId id, String typedText, String typedHint) {
        String text = PlainText.line("text", typedText, LONGEST_TEXT);
        if (text.isEmpty()) {
            throw new Refusal.Invalid("text", Refusal.Fault.BLANK, "error.blank");
        }
        return new Rule(id, text, PlainText.lines("hint", typedHint, LONGEST_HINT));
    }
}
