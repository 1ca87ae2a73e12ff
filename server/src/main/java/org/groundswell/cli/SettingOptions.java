package org.groundswell.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.config.Config;
import org.groundswell.config.ConfigException;
import org.groundswell.config.ConfigSources;
import org.groundswell.config.Setting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Command line flags for settings, made from the list in {@link Setting}. */
final class SettingOptions {
    private static final String CONFIG = "--config";

    private SettingOptions() {}

    static CommandSpec add(CommandSpec command, Setting... settings) {
        command.addOption(OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(Path.class)
                .description(
                        "configuration file with lines of 'key = value' (default: groundswell.conf in the data directory)")
                .build());
        for (Setting setting : settings) {
            String standard = setting.standard().isEmpty() ? "" : " (default: " + setting.standard() + ")";
            command.addOption(OptionSpec.builder("--" + setting.key())
                    .paramLabel(setting.placeholder())
                    .type(String.class)
                    .description(setting.meaning() + standard)
                    .build());
        }
        return command;
    }

    /** @throws ConfigException if a setting can't be read */
    static Config read(CommandSpec command) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            OptionSpec option = command.findOption("--" + setting.key());
            String value = option == null ? null : option.getValue();
            if (value != null) {
                flags.put(setting, value);
            }
        }
        Path file = command.findOption(CONFIG).getValue();
        return ConfigSources.read(Optional.ofNullable(file), System.getenv(), flags);
    }
}
