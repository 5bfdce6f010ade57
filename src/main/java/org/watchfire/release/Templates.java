package org.watchfire.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {item.level}} and the like into the reason a rule's author wrote; settled variables only. */
final class Templates {
    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)\\}");

    private Templates() {}

    static boolean isFixed(String template) {
        return template.indexOf('{') < 0;
    }

    /** The first hole that cannot be filled from the few-valued variables, if any. */
    static Optional<String> strangeHole(String template) {
        return HOLE.matcher(template)
                .results()
                .map(hole -> hole.group(1))
                .filter(name -> {
                    Variable variable = Variable.named(name);
                    return variable == null || !variable.isSettled();
                })
                .findFirst();
    }

    static String fill(String template, Question question) {
        if (isFixed(template)) {
            return template;
        }
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        question.find(hole.group(1)).map(Object::toString).orElse("?")));
    }
}
