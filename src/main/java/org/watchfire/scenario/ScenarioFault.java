package org.watchfire.scenario;

/** A scenario that cannot be used: the message begins with file and line, says what is wrong and what would be right. */
public final class ScenarioFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioFault(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }

    ScenarioFault(String what) {
        super(what);
    }
}
