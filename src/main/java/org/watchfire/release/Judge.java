package org.watchfire.release;

import java.util.List;
import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Notice;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/**
 * The rules of a policy among whom it names: first what no policy can override, then the rules, at last the marking of what would
 * leave. Remembers nothing of what was given before. For one thread.
 */
final class Judge {
    private final List<Rule> rules;
    private final Setting setting;
    private final Answers answers;

    Judge(List<Rule> rules, Setting setting) {
        this.rules = rules;
        this.setting = setting;
        this.answers = new Answers(rules);
    }

    /**
     * Whether an item may leave, and by which rule.
     *
     * @param now ages are counted to this moment
     * @param grantsAt grants must hold at this one
     */
    Verdict judge(Item item, Recipient to, Realm realm, TimeTag now, TimeTag grantsAt) {
        Optional<Verdict.No> barred = BuiltIn.bars(item, to, realm, setting);
        if (barred.isPresent()) {
            return barred.get();
        }
        Verdict byRules = answers.to(new Question(item, to, realm, now, grantsAt, setting));
        if (!(byRules instanceof Verdict.Yes yes)) {
            return byRules;
        }
        if (yes.rule().reduction().grid().isPresent() && item instanceof Notice) {
            return Verdict.No.cannotReduce(yes.rule(), Kind.of(item));
        }
        Label label = yes.rule().reduction().relabel().of(item.label());
        return BuiltIn.labelAllows(label, item, to, setting)
                ? yes
                : new Verdict.No(Policy.LABEL, BuiltIn.labelReason(label, to, yes.rule()));
    }

    /** Which rules match that permit. */
    List<Rule> matchingPermits(Item item, Recipient to, Realm realm, TimeTag now) {
        Question question = new Question(item, to, realm, now, now, setting);
        return rules.stream()
                .filter(rule -> rule.permits() && rule.when().ask(question) == Expression.Answer.TRUE)
                .toList();
    }
}
