package org.watchfire.release;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each rule says of a question. Rules over few-valued variables are asked once per combination of values and
 * remembered, so that ten thousand track updates a second cost little; the others are asked every time. Remembers 4,096
 * combinations; at that bound it forgets all and begins again.
 */
final class Answers {
    private static final int MAX_REMEMBERED = 4096;

    private final List<Rule> rules;
    private final List<Variable> settled;
    private final boolean[] lively;
    private final Map<Key, Expression.Answer[]> remembered = new HashMap<>();

    Answers(List<Rule> rules) {
        this.rules = rules;
        this.lively = new boolean[rules.size()];
        Set<Variable> read = EnumSet.noneOf(Variable.class);
        for (int i = 0; i < rules.size(); i++) {
            Expression when = rules.get(i).when();
            lively[i] = !when.isSettled();
            if (when.isSettled()) {
                read.addAll(when.variables());
            }
        }
        this.settled = List.copyOf(read);
    }

    /** One answer for each rule, in their order; not to be changed. */
    Expression.Answer[] to(Question question) {
        @Nullable Object[] values = new Object[settled.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = question.value(settled.get(i)).orElse(null);
        }
        Key key = new Key(values);
        Expression.Answer[] known = remembered.get(key);
        if (known == null) {
            known = new Expression.Answer[rules.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = lively[i]
                        ? Expression.Answer.FAILED
                        : rules.get(i).when().ask(question);
            }
            if (remembered.size() >= MAX_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(key, known);
        }
        Expression.Answer[] said = null;
        for (int i = 0; i < lively.length; i++) {
            if (lively[i]) {
                said = said == null ? known.clone() : said;
                said[i] = rules.get(i).when().ask(question);
            }
        }
        return said == null ? known : said;
    }

    private static final class Key {
        private final @Nullable Object[] values;
        private final int hash;

        Key(@Nullable Object[] values) {
            this.values = values;
            this.hash = Arrays.hashCode(values);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
