package org.groundswell.importing.files;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The format of a text, recognised from its beginning. */
sealed interface Shape {
    /** @param skipped characters before the JSON: the assignment in an archive's script */
    record Json(JsonRecords.Layout layout, int skipped) implements Shape {}

    /** @param skipped characters before the column names: Excel's line with the separator */
    record Table(char separator, int skipped) implements Shape {}

    record Empty() implements Shape {}

    /** @param start the beginning of the text */
    record Unknown(String start) implements Shape {}

    /** Twitter's archives are scripts: {@code window.YTD.tweets.part0 = [...]}, formerly {@code Grailbird.data.tweets_2013_05 = [...]}. */
    Pattern SCRIPT = Pattern.compile("(?:var |const |let )?[\\w.$\\[\\]\"']{1,200}\\s{0,10}=\\s{0,10}(?=[\\[{])");

    /** The line that Excel writes before a table: {@code sep=;}. */
    Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=[,;\t]\"?\\s{0,10}\\R");

    int LONGEST_START = 60;

    /**
     * @param start the first characters of the file
     * @param whole whether these are all of them
     */
    static Shape of(String start, boolean whole) {
        String text = start.stripLeading();
        int blank = start.length() - text.length();
        if (text.isEmpty()) {
            return new Empty();
        }
        Matcher script = SCRIPT.matcher(text);
        if (script.lookingAt()) {
            return new Json(JsonRecords.Layout.VALUES, blank + script.end());
        }
        if (text.startsWith("[")) {
            return new Json(JsonRecords.Layout.VALUES, 0);
        }
        if (text.startsWith("{")) {
            return new Json(layout(text, whole), 0);
        }
        Matcher separatorLine = SEPARATOR_LINE.matcher(text);
        int said = separatorLine.lookingAt() ? separatorLine.end() : 0;
        char separator = TableHeader.separator(firstLine(text.substring(said)));
        if (separator != TableHeader.NONE) {
            return new Table(separator, said == 0 ? 0 : blank + said);
        }
        // If the first record is broken, the others are read all the same.
        if (text.lines().skip(1).anyMatch(line -> line.startsWith("{\""))) {
            return new Json(JsonRecords.Layout.LINES, 0);
        }
        String first = firstLine(text);
        // Control characters are removed, since this is printed to a terminal.
        return new Unknown(
                first.substring(0, Math.min(LONGEST_START, first.length())).replaceAll("\\p{C}", "\uFFFD"));
    }

    /** JSON Lines, if most lines that begin a record also end it. */
    private static JsonRecords.Layout layout(String text, boolean whole) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return JsonRecords.Layout.LINES;
        }
        // The last line may be incomplete.
        int seen = whole ? text.length() : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        List<String> lines = text.substring(0, seen)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
        long complete = lines.stream().filter(Shape::isWhole).count();
        String first = firstLine(text).stripTrailing();
        boolean goesOn = "{[,:".indexOf(first.charAt(first.length() - 1)) >= 0;
        boolean isLines = complete * 2 > lines.size() || complete * 2 == lines.size() && complete > 0 && !goesOn;
        // If only the first line begins a record and it is not whole, it may be cut off or continue on the next line.
        return isLines || lines.size() == 1 && !goesOn ? JsonRecords.Layout.LINES : JsonRecords.Layout.VALUES;
    }

    /** Whether a line is one object or several. */
    private static boolean isWhole(String line) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        String end = line.stripTrailing();
        return depth == 0 && !quoted && end.endsWith("}");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
