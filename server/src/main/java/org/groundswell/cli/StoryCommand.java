package org.groundswell.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.groundswell.app.Core;
import org.groundswell.app.WavesAssembly;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.exports.StoryExport;
import org.groundswell.files.StoredFiles;
import org.groundswell.model.Refusal;
import org.groundswell.stories.Article;
import org.groundswell.stories.Language;
import org.groundswell.stories.StoryJson;
import org.groundswell.stories.StoryMarkdown;
import org.groundswell.tags.Tag;
import org.groundswell.text.Messages;
import org.groundswell.waves.WaveServices;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell story TAG} */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description = "Writes the story of a tag's wave. Works whether or not the server is running.")
final class StoryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "TAG", description = "tag, with or without #")
    private String tag = "";

    /** The formats of an exported story. */
    enum Format {
        html,
        md,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "html",
            description = "html (self-contained page), md (Markdown) or json (default: html)")
    private Format format = Format.html;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "language: en, es, fr, de, pt or fil (default: en)")
    private String language = "en";

    @Option(names = "--wave", paramLabel = "N", description = "number of the wave, from 1 (default: the main one)")
    private @Nullable Integer wave;

    @Option(names = "--out", paramLabel = "FILE", description = "output file (default: standard output)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Config config = SettingOptions.read(spec);
        Language in = Language.of(language);
        String text;
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Core core = new Core(database, Core.Settings.of(config), InstantSource.system());
            Follower.catchUp(core.events(), core.tagging().counts());
            WavesAssembly assembly = core.waves();
            try (WaveServices waves = assembly.waves()) {
                waves.start();
                text = written(article(core, assembly, in), config, core.media().files());
            }
        }
        if (out == null) {
            System.out.print(text);
        } else {
            Files.writeString(out, text, StandardCharsets.UTF_8);
        }
        return 0;
    }

    private Article article(Core core, WavesAssembly assembly, Language in) {
        Tag of = core.tagging().tags().get(tag);
        try {
            return assembly.stories().article(of, Optional.ofNullable(wave), in);
        } catch (Refusal.NotFound noWave) {
            throw new Refusal.Invalid("wave", "error.story.wave", "tag", of.displayName());
        }
    }

    private String written(Article article, Config config, StoredFiles files) {
        String home = config.url().getHost();
        return switch (format) {
            case html ->
                new StoryExport(home, config.helpLines(), files)
                        .write(article, Messages.load().english());
            case md -> new StoryMarkdown(home).write(article);
            case json -> new StoryJson().write(article);
        };
    }
}
