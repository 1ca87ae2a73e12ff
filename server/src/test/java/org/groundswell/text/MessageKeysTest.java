package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys and arguments in Java and in templates against the bundles. Reads the sources, as far as a pattern can. */
class MessageKeysTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path BUNDLES = MAIN.resolve("resources/messages");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+");
    private static final Pattern FILE = Pattern.compile(".*\\.(?:css|js|json|html|svg|properties)");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:\\*|//|/\\*).*$");
    private static final Pattern PREFIX = Pattern.compile("\"((?:[a-z0-9_]+\\.)+)\"\\s*\\+");
    /** What takes a key: its other literals are names of fields and arguments. */
    private static final Pattern TAKES_KEY = Pattern.compile(
            "(?:\\b(?:text|parts|find)|new Message|new (?:OAuth)?Refusal(?:\\.\\w+)?|invalidRequest|new BadRecord)\\(");

    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&#?\\w+;");
    /** Words that a reader stumbles over; the plain ones are in any app. */
    private static final Pattern RIDDLE = Pattern.compile(
            "\\b(?:anew|whom|whence|thereof|therein|hitherto|lest|somebody|of late|present password|these eyes"
                    + "|not for you|no more|take answers|slowly, please|there is nothing here)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Translator translator = Messages.load().english();

    /** A place in the sources that names a key. */
    private record Use(String where, String key, Optional<Set<String>> arguments) {}

    @Test
    void everyKeyThatIsUsedIsInABundle() {
        assertThat(uses().stream().filter(use -> !translator.keys().contains(use.key())))
                .isEmpty();
    }

    @Test
    void everyKeyOfABundleIsUsed() {
        Set<String> unused = new HashSet<>(translator.keys());
        for (Path source : sources()) {
            String text = read(source);
            unused.removeIf(key -> text.contains('"' + key + '"'));
            PREFIX.matcher(text).results().forEach(prefix -> unused.removeIf(key -> key.startsWith(prefix.group(1))));
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void argumentsAreThoseOfThePattern() {
        assertThat(uses().stream()
                        .filter(use -> translator.keys().contains(use.key()))
                        .filter(use -> use.arguments()
                                .filter(given -> !given.equals(translator.arguments(use.key())))
                                .isPresent()))
                .isEmpty();
    }

    @Test
    void noRefusalIsGivenASentence() {
        List<String> sentences = new ArrayList<>();
        for (Path source : sources()) {
            String text = read(source);
            Matcher refusals =
                    Pattern.compile("new (?:OAuth)?Refusal(?:\\.\\w+)?\\(").matcher(text);
            while (refusals.find()) {
                arguments(text, refusals.end()).stream()
                        .filter(argument -> argument.matches("(?s)\".* .*\""))
                        .forEach(argument -> sentences.add(source.getFileName() + ": " + argument));
            }
        }
        assertThat(sentences).isEmpty();
    }

    @Test
    void messagesAreTextInPlainWords() {
        for (Path file : files()) {
            assertThat(read(file)
                            .lines()
                            .filter(line -> MARKUP.matcher(line).find()
                                    || RIDDLE.matcher(line).find()))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void theIndexListsTheFiles() {
        assertThat(read(BUNDLES.resolve("index")).lines())
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(files().stream()
                        .map(file -> BUNDLES.relativize(file).toString().replace('\\', '/'))
                        .toList());
    }

    private List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        for (Path source : sources()) {
            String text = COMMENT.matcher(read(source)).replaceAll("");
            Matcher calls = TAKES_KEY.matcher(text);
            while (calls.find()) {
                List<String> arguments = arguments(text, calls.end());
                for (int i = 0; i < arguments.size(); i++) {
                    Matcher literal = LITERAL.matcher(arguments.get(i));
                    if (literal.matches() && isKey(literal.group(1))) {
                        List<String> given = arguments.subList(i + 1, arguments.size());
                        uses.add(new Use(source.getFileName().toString(), literal.group(1), names(given)));
                        break;
                    }
                }
            }
        }
        assertThat(uses).hasSizeGreaterThan(100);
        return uses;
    }

    private static boolean isKey(String literal) {
        return KEY.matcher(literal).matches() && !FILE.matcher(literal).matches();
    }

    /** The names among names and values; empty if they are not all literals. */
    private static Optional<Set<String>> names(List<String> namesAndValues) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            Matcher literal = LITERAL.matcher(namesAndValues.get(i));
            if (!literal.matches() || i + 1 == namesAndValues.size()) {
                return Optional.empty();
            }
            names.add(literal.group(1));
        }
        return Optional.of(names);
    }

    /** The arguments of a call, from behind its parenthesis. */
    private static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                Matcher literal = LITERAL.matcher(text).region(i, text.length());
                i = literal.lookingAt() ? literal.end() - 1 : i;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ',' && depth == 0) {
                arguments.add(text.substring(begin, i).strip());
                begin = i + 1;
            } else if (c == ')' || c == ']' || c == '}') {
                if (depth-- == 0) {
                    arguments.add(text.substring(begin, i).strip());
                    return arguments;
                }
            }
        }
        return List.of();
    }

    private static List<Path> sources() {
        return walk(
                MAIN,
                file -> file.toString().endsWith(".java") || file.toString().endsWith(".jte"));
    }

    private static List<Path> files() {
        return walk(BUNDLES, file -> file.toString().endsWith(".properties"));
    }

    private static List<Path> walk(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            // The quotes around an attribute of a template would pair with those of a literal within it.
            return Files.readString(file).replace("=\"${", "=${");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
