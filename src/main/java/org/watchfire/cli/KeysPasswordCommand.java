package org.watchfire.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.picture.PasswordHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code watchfire keys password}: the hash of an operator's password, for {@code picture.operators} of a configuration. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description =
                "Reads a password, twice and unseen at a terminal, else one line of standard input, and prints the"
                        + " hash that picture.operators wants.%n"
                        + "Example: watchfire keys password")
final class KeysPasswordCommand implements Callable<Integer> {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        char[] password = terminal.isPresent() ? ask(terminal.get()) : line();
        if (password.length < SHORTEST || password.length > LONGEST) {
            throw new CommandFailure("a password is " + SHORTEST + " to " + LONGEST + " characters, not "
                    + password.length + "; take another");
        }
        spec.commandLine().getOut().println(PasswordHash.of(password));
        Arrays.fill(password, ' ');
        return 0;
    }

    private static char[] ask(Console console) {
        char[] first = typed(console.readPassword("Password: "));
        char[] second = typed(console.readPassword("Once more: "));
        if (!Arrays.equals(first, second)) {
            throw new CommandFailure("the two are not the same; begin again");
        }
        Arrays.fill(second, ' ');
        return first;
    }

    private static char[] typed(char @Nullable [] characters) {
        return characters == null ? new char[0] : characters;
    }

    private static char[] line() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }
}
