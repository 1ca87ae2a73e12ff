package org.groundswell.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads settings from a file, the environment and flags; later sources take precedence. */
public final class ConfigSources {
    private static final String FILE = "groundswell.conf";
    private static final String PREFIX = "GROUNDSWELL_";
    /** Variables of the launcher, which are no settings. */
    private static final List<String> NOT_OURS = List.of("GROUNDSWELL_JAVA_OPTS");

    private ConfigSources() {}

    /**
     * @param file the file given by the operator; if empty, {@code groundswell.conf} in the data directory, if it exists
     * @throws ConfigException if a file can't be read, or a key is unknown
     */
    public static Config read(Optional<Path> file, Map<String, String> environment, Map<Setting, String> flags) {
        Map<Setting, String> aboveFile = new EnumMap<>(Setting.class);
        aboveFile.putAll(ofEnvironment(environment));
        aboveFile.putAll(flags);
        Path inData = Path.of(aboveFile.getOrDefault(Setting.DATA, Setting.DATA.standard()))
                .resolve(FILE);
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        if (file.isPresent()) {
            all.putAll(ofFile(file.get()));
        } else if (Files.exists(inData)) {
            all.putAll(ofFile(inData));
        }
        all.putAll(aboveFile);
        return Config.of(all);
    }

    private static Map<Setting, String> ofEnvironment(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        environment.forEach((variable, value) -> {
            if (!variable.startsWith(PREFIX) || NOT_OURS.contains(variable)) {
                return;
            }
            Setting setting = Setting.ofVariable(variable)
                    .orElseThrow(() -> new ConfigException("unknown setting in the environment: " + variable));
            values.put(setting, value);
        });
        return values;
    }

    /** Reads lines of {@code key = value}. A line that begins with {@code #} is a comment. */
    private static Map<Setting, String> ofFile(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigException("can't read " + file + ": " + e.getMessage(), e);
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ":" + number + ": ";
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new ConfigException(where + "must be 'key = value'");
            }
            String key = line.substring(0, equals).strip();
            Setting setting =
                    Setting.ofKey(key).orElseThrow(() -> new ConfigException(where + "unknown setting '" + key + "'"));
            if (values.put(setting, line.substring(equals + 1).strip()) != null) {
                throw new ConfigException(where + key + " is set twice");
            }
        }
        return values;
    }
}
