package org.groundswell.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        description = "A social network server on which everyone can see how a hashtag did.",
        subcommands = ImportCommand.class)
public final class Main {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
