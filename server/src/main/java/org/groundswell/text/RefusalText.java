package org.groundswell.text;

import java.util.List;
import java.util.stream.Collectors;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;

/** Refusals as sentences of a page. A message of the API ends without a full stop; a sentence has one. */
public record RefusalText(Translator t) {
    /** A refusal as a line of a terminal or a report, with the field's own name. */
    public static Message line(Refusal refusal) {
        return refusal instanceof Refusal.Invalid invalid
                ? new Message("error.line", "field", invalid.field(), "problem", invalid.message())
                : refusal.message();
    }

    /** The sentences of a refusal, as in "The title can't be blank." */
    public String sentence(Refusal refusal) {
        return refusal instanceof Refusal.Invalid invalid ? sentences(invalid.problems()) : sentence(refusal.message());
    }

    public String sentence(Message message) {
        return t.text("error.sentence", "text", message);
    }

    public String sentences(List<Refusal.Problem> problems) {
        return sentences("error.the", problems);
    }

    /** The sentences about what a person has filled in, as in "Your password can't be blank." */
    public String yours(Refusal.Invalid invalid) {
        return sentences("error.your", invalid.problems());
    }

    private String sentences(String key, List<Refusal.Problem> problems) {
        return problems.stream()
                .map(problem -> new Message(key, "field", label(problem.field()), "problem", problem.message()))
                .map(this::sentence)
                .collect(Collectors.joining(" "));
    }

    /** The name that pages have for a field: its own label, or the name that forms and the API send. */
    private String label(String field) {
        return t.find("field." + field).orElseGet(() -> field.replace('_', ' '));
    }
}
