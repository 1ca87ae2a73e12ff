package org.groundswell.dataimport;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.Message;

/**
 * A row of a file.
 *
 * @param number its place in the file: the number of a line, or of a filter, from 1
 * @param values in the order of the columns of its kind; of a row that wasn't understood, those of the file
 * @param problem why it was not imported, or not yet
 */
public record ImportRow(int number, State state, List<String> values, Optional<Message> problem) {
    /** What has become of a row. The numbers are stored. */
    public enum State {
        WAITING,
        DONE,
        /** Its account or post isn't known here. */
        NOT_FOUND,
        FAILED,
        /** Found when the file was read. */
        NOT_UNDERSTOOD;

        int number() {
            return ordinal();
        }

        static State of(int number) {
            return values()[number];
        }
    }

    public ImportRow {
        values = List.copyOf(values);
    }

    static ImportRow waiting(int number, List<String> values) {
        return new ImportRow(number, State.WAITING, values, Optional.empty());
    }

    static ImportRow notUnderstood(int number, List<String> values, Message problem) {
        return new ImportRow(number, State.NOT_UNDERSTOOD, values, Optional.of(problem));
    }

    ImportRow ended(State end) {
        return new ImportRow(number, end, values, Optional.empty());
    }

    ImportRow ended(State end, Message why) {
        return new ImportRow(number, end, values, Optional.of(why));
    }
}
