package org.groundswell.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A password on standard input, where no list of processes shows it. */
final class TypedPassword {
    private TypedPassword() {}

    /** The first line; empty at the end of the input. */
    static String read() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
