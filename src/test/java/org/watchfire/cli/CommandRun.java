package org.watchfire.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A command as run from a shell, with what it printed. */
public record CommandRun(int code, String out, String err) {
    /** The program's command line as its main method builds it. */
    static CommandLine line() {
        return Watchfire.line();
    }

    public static CommandRun of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = line().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
