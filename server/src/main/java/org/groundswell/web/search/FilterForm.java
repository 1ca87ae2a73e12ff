package org.groundswell.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;

/** The form of filters below the search box. Each field writes an operator, so that the search stays one readable text. */
final class FilterForm {
    /** A field, with the operator that it writes. */
    private record Field(String name, String operator) {}

    private static final List<Field> FIELDS = List.of(
            new Field("from", "from:"),
            new Field("after", "after:"),
            new Field("before", "before:"),
            new Field("language", "language:"),
            new Field("has", "has:"),
            new Field("is", "is:"),
            new Field("in", "in:"));

    private FilterForm() {}

    /** The search that a sent form writes; empty if no field was filled in. */
    static Optional<String> written(String typed, Params params) {
        List<String> operators = new ArrayList<>();
        for (Field field : FIELDS) {
            String value = params.textOr(field.name(), "").strip();
            if (!value.isEmpty()) {
                operators.add(field.operator() + value);
            }
        }
        return operators.isEmpty()
                ? Optional.empty()
                : Optional.of((typed + " " + String.join(" ", operators)).strip());
    }
}
