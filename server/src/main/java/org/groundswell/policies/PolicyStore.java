package org.groundswell.policies;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;

/** SQL on the table {@code policy_version}. */
final class PolicyStore {
    /** All versions, in the order in which they apply. Of versions for the same day, the last one counts. */
    List<PolicyVersion> versions(Tx tx, Policy policy) {
        return tx.sql("""
                        SELECT number, effective_date, published_at, text = '' AS withdrawal
                          FROM policy_version WHERE policy = :policy ORDER BY effective_date, number
                        """).set("policy", policy.word()).list(PolicyStore::version);
    }

    String text(Tx tx, Policy policy, int number) {
        return tx.sql("SELECT text FROM policy_version WHERE policy = :policy AND number = :number")
                .set("policy", policy.word())
                .set("number", number)
                .first(row -> row.textOf("text"))
                .orElse("");
    }

    /** Adds a version; false if there is one with its number. */
    boolean insert(Tx tx, Policy policy, PolicyVersion version, String text) {
        return tx.sql("""
                        INSERT INTO policy_version (policy, number, effective_date, published_at, text)
                        VALUES (:policy, :number, :effective, :published, :text)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("policy", policy.word())
                        .set("number", version.number())
                        .set("effective", version.effective().toString())
                        .set("published", version.publishedAt())
                        .set("text", text)
                        .run()
                == 1;
    }

    void delete(Tx tx, Policy policy, Collection<Integer> numbers) {
        tx.sql("DELETE FROM policy_version WHERE policy = :policy AND number IN (:numbers)")
                .set("policy", policy.word())
                .setAll("numbers", numbers.stream().map(Integer::longValue).toList())
                .run();
    }

    private static PolicyVersion version(Row row) {
        return new PolicyVersion(
                row.intOf("number"),
                LocalDate.parse(row.textOf("effective_date")),
                row.instantOf("published_at"),
                row.booleanOf("withdrawal"));
    }
}
