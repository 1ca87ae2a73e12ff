package org.groundswell.cli;

import java.util.stream.Stream;
import org.groundswell.app.Groundswell;
import org.groundswell.config.ConfigException;
import org.groundswell.config.Setting;
import org.groundswell.db.DatabaseException;
import org.groundswell.files.UnusableBucketException;
import org.groundswell.http.ListenException;
import org.groundswell.model.Refusal;
import org.groundswell.text.Messages;
import org.groundswell.text.RefusalText;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: parses the command line and runs a command. */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        version = "Groundswell " + Groundswell.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = "A social network server that shows how hashtags spread.")
public final class Main {
    private static final Setting[] WHERE = {Setting.DATA, Setting.DB};
    private static final Setting[] WHERE_AND_URL = {Setting.DATA, Setting.DB, Setting.URL};
    /** Where files are. */
    private static final Setting[] FILES = joined(
            WHERE_AND_URL,
            Setting.S3_URL,
            Setting.S3_BUCKET,
            Setting.S3_REGION,
            Setting.S3_ACCESS_KEY,
            Setting.S3_SECRET_KEY,
            Setting.S3_SECRET_KEY_FILE);
    /** The media of imported posts have the same limits as uploads. */
    private static final Setting[] IMPORT =
            joined(FILES, Setting.MEDIA_PER_POST, Setting.IMAGE_SIZE, Setting.VIDEO_SIZE, Setting.FFMPEG);

    private static final Setting[] MAIL = {
        Setting.DATA,
        Setting.URL,
        Setting.TITLE,
        Setting.SMTP_HOST,
        Setting.SMTP_PORT,
        Setting.SMTP_ENCRYPTION,
        Setting.SMTP_USER,
        Setting.SMTP_PASSWORD,
        Setting.SMTP_PASSWORD_FILE,
        Setting.MAIL_FROM
    };

    private Main() {}

    public static void main(String[] arguments) {
        // Libraries that use java.util.logging log through SLF4J, too.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commands().execute(arguments));
    }

    private static CommandLine commands() {
        return new CommandLine(new Main())
                .addSubcommand(command(new ServeCommand(), Setting.values()))
                .addSubcommand(group(
                        "account",
                        "Creates and deletes accounts, and sets roles and passwords.",
                        command(new AccountCommand(), WHERE),
                        command(new RoleCommand(), WHERE),
                        command(new PasswordCommand(), WHERE_AND_URL),
                        command(new TwoFactorOffCommand(), WHERE_AND_URL),
                        command(new DeleteAccountCommand(), WHERE)))
                .addSubcommand(group("token", "Creates access tokens.", command(new TokenCommand(), WHERE)))
                .addSubcommand(group(
                        "events",
                        "Shows the consumers of the event log, and skips events.",
                        command(new ListConsumersCommand(), WHERE),
                        command(new SkipEventCommand(), WHERE)))
                .addSubcommand(group(
                        "jobs",
                        "Shows background jobs, and retries or removes failed ones.",
                        command(new ListJobsCommand(), WHERE),
                        command(new RetryJobCommand(), WHERE),
                        command(new RemoveJobCommand(), WHERE)))
                .addSubcommand(group("search", "Manages the search index.", command(new SearchRebuildCommand(), WHERE)))
                .addSubcommand(group("mail", "Tests the mail server.", command(new MailTestCommand(), MAIL)))
                .addSubcommand(command(new ImportCommand(), IMPORT))
                .addSubcommand(command(new StoryCommand(), FILES))
                .addSubcommand(new MapCommand())
                .addSubcommand(new RehearseCommand())
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static Setting[] joined(Setting[] some, Setting... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(Setting[]::new);
    }

    private static CommandLine command(Object command, Setting... settings) {
        CommandLine line = new CommandLine(command);
        SettingOptions.add(line.getCommandSpec(), settings);
        return line;
    }

    /** A command that only has subcommands. */
    private static CommandLine group(String name, String description, CommandLine... commands) {
        CommandLine.Model.CommandSpec spec =
                CommandLine.Model.CommandSpec.create().name(name);
        spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        spec.mixinStandardHelpOptions(true);
        CommandLine group = new CommandLine(spec);
        for (CommandLine command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }

    /** Prints errors that an operator can fix as a sentence. Any other exception is a bug and is shown with its trace. */
    private static int failed(Exception failure, CommandLine command) throws Exception {
        String sentence = switch (failure) {
            case ConfigException e -> e.getMessage();
            case DatabaseException e -> e.getMessage();
            case ListenException e -> e.getMessage();
            case UnusableBucketException e -> e.getMessage();
            case Refusal e -> Messages.load().english().text(RefusalText.line(e));
            default -> throw failure;
        };
        command.getErr().println("groundswell: " + sentence);
        return 2;
    }
}
