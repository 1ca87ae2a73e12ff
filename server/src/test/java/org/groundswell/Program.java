package org.groundswell;

import java.util.List;
import java.util.stream.Stream;
import org.groundswell.cli.Main;

/** The program as a process of its own, as the operating system starts and kills it. */
public final class Program {
    /** It lives for seconds: the quick compiler and the collector without threads leave more of a small machine to it. */
    private static final List<String> JAVA = List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());

    private Program() {}

    /** A process that isn't started yet, with the classes of this one. */
    public static ProcessBuilder with(String... arguments) {
        return new ProcessBuilder(
                Stream.concat(JAVA.stream(), Stream.of(arguments)).toList());
    }
}
