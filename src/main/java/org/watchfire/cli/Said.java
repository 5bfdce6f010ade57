package org.watchfire.cli;

import java.util.function.Supplier;
import org.watchfire.model.NationId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was said on the command line, as it is meant; what means nothing is refused together with the usage. */
final class Said {
    private Said() {}

    /** The nation of an ISO 3166-1 alpha-3 code. */
    static NationId nation(CommandSpec spec, String code) {
        return meant(spec, "", () -> new NationId(code));
    }

    /**
     * What {@code meaning} makes of it.
     *
     * @param about what the refusal begins with, such as {@code "--at: "}
     * @throws ParameterException where that is an {@link IllegalArgumentException}
     */
    static <T> T meant(CommandSpec spec, String about, Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), about + wrong.getMessage(), wrong);
        }
    }
}
