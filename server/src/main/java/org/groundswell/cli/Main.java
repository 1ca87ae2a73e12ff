package org.groundswell.cli;

import org.groundswell.app.Groundswell;
import org.groundswell.config.ConfigException;
import org.groundswell.config.Setting;
import org.groundswell.db.DatabaseException;
import org.groundswell.model.Refusal;
import org.groundswell.text.Messages;
import org.groundswell.text.RefusalText;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        version = "Groundswell " + Groundswell.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = "A social network server on which everyone can see how a hashtag did.")
public final class Main {
    private static final Setting[] WHERE = {Setting.DATA, Setting.DB};
    private static final Setting[] WHERE_AND_URL = {Setting.DATA, Setting.DB, Setting.URL};

    private Main() {}

    public static void main(String[] arguments) {
        // Libraries that log by the JDK's means are heard where everything else is.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commands().execute(arguments));
    }

    private static CommandLine commands() {
        return new CommandLine(new Main())
                .addSubcommand(command(new ServeCommand(), Setting.values()))
                .addSubcommand(group(
                        "account",
                        "Accounts.",
                        command(new AccountCommand(), WHERE),
                        command(new RoleCommand(), WHERE),
                        command(new DeleteAccountCommand(), WHERE)))
                .addSubcommand(group("token", "Access tokens.", command(new TokenCommand(), WHERE)))
                .addSubcommand(group(
                        "events",
                        "The event log.",
                        command(new ListConsumersCommand(), WHERE),
                        command(new SkipEventCommand(), WHERE)))
                .addSubcommand(group(
                        "jobs",
                        "Background work.",
                        command(new ListJobsCommand(), WHERE),
                        command(new RetryJobCommand(), WHERE),
                        command(new RemoveJobCommand(), WHERE)))
                .addSubcommand(command(new ImportCommand(), WHERE_AND_URL))
                .addSubcommand(command(new StoryCommand(), WHERE_AND_URL))
                .addSubcommand(new MapCommand())
                .addSubcommand(new RehearseCommand())
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static CommandLine command(Object command, Setting... settings) {
        CommandLine line = new CommandLine(command);
        SettingOptions.add(line.getCommandSpec(), settings);
        return line;
    }

    /** A command that only holds others. */
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

    /** Failures that an operator can mend are told in a sentence; anything else is a bug, and shown whole. */
    private static int failed(Exception failure, CommandLine command) throws Exception {
        String sentence = switch (failure) {
            case ConfigException e -> e.getMessage();
            case DatabaseException e -> e.getMessage();
            case Refusal e -> Messages.load().english().text(RefusalText.line(e));
            default -> throw failure;
        };
        command.getErr().println("groundswell: " + sentence);
        return 2;
    }
}
