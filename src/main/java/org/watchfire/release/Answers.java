package org.watchfire.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules together say of a question. Rules over few-valued variables are asked once per combination of values and
 * remembered, with the verdict that follows, so that ten thousand track updates a second cost little. A rule that reads
 * more is asked every time, but only where its few-valued conditions leave it open. Remembers 4,096 combinations; at that
 * bound it forgets all and begins again.
 */
final class Answers {
    private static final int MAX_REMEMBERED = 4096;

    private final List<Rule> rules;
    private final Map<Settled, Remembered> remembered = new HashMap<>();

    Answers(List<Rule> rules) {
        this.rules = rules;
    }

    /** The verdict of the rules alone; what is built in comes before and after. */
    Verdict to(Question question) {
        Settled settled = question.settled();
        Remembered known = remembered.get(settled);
        if (known == null) {
            if (remembered.size() >= MAX_REMEMBERED) {
                remembered.clear();
            }
            known = new Remembered(question);
            remembered.put(settled, known);
        }
        return known.to(question);
    }

    /** What is known of one combination of values. */
    private final class Remembered {
        private final Expression.Answer[] settledAnswers = new Expression.Answer[rules.size()];
        private final int[] open;
        private @Nullable Verdict verdict;

        Remembered(Question question) {
            List<Integer> leftOpen = new ArrayList<>();
            for (int i = 0; i < settledAnswers.length; i++) {
                Expression when = rules.get(i).when();
                if (when.isSettled() || when.isRuledOut(question)) {
                    settledAnswers[i] = when.isSettled() ? when.ask(question) : Expression.Answer.FALSE;
                } else {
                    settledAnswers[i] = Expression.Answer.FAILED; // never looked at: asked anew each time
                    leftOpen.add(i);
                }
            }
            open = leftOpen.stream().mapToInt(Integer::intValue).toArray();
        }

        Verdict to(Question question) {
            if (open.length > 0) {
                Expression.Answer[] said = settledAnswers.clone();
                boolean allFalse = true;
                for (int rule : open) {
                    said[rule] = rules.get(rule).when().ask(question);
                    allFalse &= said[rule] == Expression.Answer.FALSE;
                }
                if (!allFalse) {
                    return verdict(said, question);
                }
                return whole(said, question);
            }
            return whole(settledAnswers, question);
        }

        /** The verdict where every rule left open says no, which is most often so. */
        private Verdict whole(Expression.Answer[] said, Question question) {
            Verdict known = verdict;
            if (known == null) {
                known = verdict(said, question);
                verdict = known;
            }
            return known;
        }
    }

    private Verdict verdict(Expression.Answer[] said, Question question) {
        Optional<Rule> permit = Optional.empty();
        for (int i = 0; i < said.length; i++) {
            Rule rule = rules.get(i);
            if (said[i] == Expression.Answer.TRUE && !rule.permits()) {
                return new Verdict.No(rule.id(), Templates.fill(rule.why(), question));
            }
        }
        for (int i = 0; i < said.length; i++) {
            Rule rule = rules.get(i);
            if (said[i] == Expression.Answer.FAILED) {
                return new Verdict.No(rule.id(), "the rule could not be evaluated for this item, and an error denies");
            }
            boolean stricter = permit.isEmpty()
                    || (permit.get().reduction().isNone() && !rule.reduction().isNone());
            if (said[i] == Expression.Answer.TRUE && stricter) {
                permit = Optional.of(rule);
            }
        }
        return permit.<Verdict>map(rule -> new Verdict.Yes(
                        rule,
                        Templates.fill(rule.why(), question),
                        rule.reduction().inWords()))
                .orElseGet(
                        () -> new Verdict.No(Policy.DEFAULT, "no permit matched, and what is not permitted is denied"));
    }
}
