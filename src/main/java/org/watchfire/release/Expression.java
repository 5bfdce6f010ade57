package org.watchfire.release;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition of a rule: a CEL expression over {@link Variable}s, compiled and checked when the policy is loaded. */
final class Expression {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(1000)
            .maxExpressionCodePointSize(10_000)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    private static final CertainFailure CERTAIN_FAILURE = CertainFailure.with(RUNTIME);
    private static final Pattern DOTTED = Pattern.compile("\\b(?:item|to|area)\\.[A-Za-z_][A-Za-z_0-9]*");

    private final CelRuntime.Program program;
    private final Set<Variable> variables;
    private final boolean settled;

    /** Those of the conditions joined by {@code &&} that read few-valued variables only. */
    private final List<CelRuntime.Program> settledParts;

    private Expression(
            CelRuntime.Program program,
            Set<Variable> variables,
            boolean settled,
            List<CelRuntime.Program> settledParts) {
        this.program = program;
        this.variables = variables;
        this.settled = settled;
        this.settledParts = List.copyOf(settledParts);
    }

    /** What an expression says of a question. */
    enum Answer {
        TRUE,
        FALSE,
        /** It could not be evaluated, or gave something that is not a truth value. */
        FAILED
    }

    /** A compiler that knows all variables and these areas. */
    static CelCompiler compiler(Set<String> areas) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        for (Variable variable : Variable.values()) {
            builder.addVar(variable.text(), variable.type());
        }
        areas.forEach(area -> builder.addVar(Question.AREA + area, SimpleType.BOOL));
        return builder.build();
    }

    /** Compiles {@code source}, which starts on {@code line} of {@code file}. */
    static Optional<Expression> compile(
            CelCompiler compiler, String file, int line, String source, Set<String> areas, List<Fault> faults) {
        int before = faults.size();
        try {
            CelAbstractSyntaxTree tree = compiler.compile(source).getAst();
            Set<Variable> variables = new LinkedHashSet<>();
            boolean settled = true;
            for (CelReference reference : tree.getReferenceMap().values()) {
                Variable variable = Variable.named(reference.name());
                if (variable != null) {
                    variables.add(variable);
                }
                settled &= isSettled(reference);
            }
            List<CelRuntime.Program> settledParts = new ArrayList<>();
            for (CelExpr part : conjuncts(tree.getExpr(), new ArrayList<>())) {
                if (!settled && isSettled(tree, part)) {
                    settledParts.add(RUNTIME.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                            part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap())));
                }
            }
            for (String word : strangeWords(tree, tree.getExpr(), new ArrayList<>())) {
                faults.add(new Fault(file, line, word, "mend the word"));
            }
            for (String failure : CERTAIN_FAILURE.in(tree.getExpr())) {
                faults.add(new Fault(file, line, "\"when\" always fails: " + failure, "mend the constant"));
            }
            return faults.size() == before
                    ? Optional.of(new Expression(RUNTIME.createProgram(tree), variables, settled, settledParts))
                    : Optional.empty();
        } catch (CelValidationException refused) {
            for (CelIssue issue : refused.getErrors()) {
                faults.add(new Fault(
                        file,
                        line + Math.max(issue.getSourceLocation().getLine() - 1, 0),
                        "\"when\" does not hold together: " + issue.getMessage(),
                        remedy(source, areas)));
            }
            return Optional.empty();
        } catch (CelEvaluationException refused) {
            faults.add(
                    new Fault(file, line, "\"when\" cannot be prepared: " + refused.getMessage(), "write it simpler"));
            return Optional.empty();
        }
    }

    /** Asks. Never throws: what goes wrong is {@link Answer#FAILED}. */
    Answer ask(Question question) {
        return ask(program, question);
    }

    /**
     * Whether one of its conditions over few-valued variables is false, so that the whole is, whatever the rest says: in
     * CEL false && error is false.
     */
    boolean isRuledOut(Question question) {
        return settledParts.stream().anyMatch(part -> ask(part, question) == Answer.FALSE);
    }

    private static Answer ask(CelRuntime.Program program, Question question) {
        try {
            Object value = program.eval(question);
            return value instanceof Boolean truth ? (truth ? Answer.TRUE : Answer.FALSE) : Answer.FAILED;
        } catch (CelEvaluationException | RuntimeException failed) {
            return Answer.FAILED;
        }
    }

    /** The variables it reads. */
    Set<Variable> variables() {
        return variables;
    }

    /** Whether it reads only variables that take few values. */
    boolean isSettled() {
        return settled;
    }

    private static boolean isSettled(CelReference reference) {
        Variable variable = Variable.named(reference.name());
        return (variable == null || variable.isSettled()) && !reference.name().startsWith(Question.AREA);
    }

    /** Whether a part of an expression reads few-valued variables only. */
    private static boolean isSettled(CelAbstractSyntaxTree tree, CelExpr part) {
        return CelNavigableExpr.fromExpr(part)
                .allNodes()
                .map(node -> tree.getReferenceMap().get(node.id()))
                .allMatch(reference -> reference == null || isSettled(reference));
    }

    /** The conditions that {@code &&} joins at the top, in their order. */
    private static List<CelExpr> conjuncts(CelExpr expr, List<CelExpr> found) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals("_&&_")) {
            expr.call().args().forEach(arg -> conjuncts(arg, found));
        } else {
            found.add(expr);
        }
        return found;
    }

    private static String remedy(String source, Set<String> areas) {
        Matcher matcher = DOTTED.matcher(source);
        List<String> unknown = new ArrayList<>();
        while (matcher.find()) {
            String name = matcher.group();
            boolean known = Variable.named(name) != null
                    || (name.startsWith(Question.AREA) && areas.contains(name.substring(Question.AREA.length())));
            if (!known) {
                unknown.add(name);
            }
        }
        return unknown.isEmpty()
                ? "mend the expression (docs/formats/policy.md lists variables and types)"
                : "there is no " + String.join(", ", unknown) + " (docs/formats/policy.md lists all variables)";
    }

    /** Comparisons of a variable with a word it can never hold: the typing errors that types do not find. */
    private static List<String> strangeWords(CelAbstractSyntaxTree tree, CelExpr expr, List<String> found) {
        switch (expr.getKind()) {
            case CALL -> {
                CelExpr.CelCall call = expr.call();
                ImmutableList<CelExpr> args = call.args();
                if ((call.function().equals("_==_") || call.function().equals("_!=_")) && args.size() == 2) {
                    compare(tree, args.get(0), args.get(1), found);
                    compare(tree, args.get(1), args.get(0), found);
                } else if (call.function().equals("@in") && args.size() == 2) {
                    if (args.get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
                        args.get(1).list().elements().forEach(word -> compare(tree, args.get(0), word, found));
                    }
                }
                call.target().ifPresent(target -> strangeWords(tree, target, found));
                args.forEach(arg -> strangeWords(tree, arg, found));
            }
            case LIST -> expr.list().elements().forEach(element -> strangeWords(tree, element, found));
            case SELECT -> strangeWords(tree, expr.select().operand(), found);
            case COMPREHENSION -> {
                strangeWords(tree, expr.comprehension().iterRange(), found);
                strangeWords(tree, expr.comprehension().loopStep(), found);
            }
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP -> {}
        }
        return found;
    }

    private static void compare(CelAbstractSyntaxTree tree, CelExpr variable, CelExpr word, List<String> found) {
        Optional<Variable> known =
                tree.getReference(variable.id()).map(CelReference::name).map(Variable::named);
        if (known.isPresent()
                && !known.get().vocabulary().isEmpty()
                && word.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && word.constant().getKind() == CelConstant.Kind.STRING_VALUE
                && !known.get().vocabulary().contains(word.constant().stringValue())) {
            found.add(known.get().text() + " is never \"" + word.constant().stringValue() + "\", only one of "
                    + known.get().vocabulary());
        }
    }
}
