package org.watchfire.release;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written in a condition as a constant and fails whenever it is evaluated: a divisor 0, a text that is no regular
 * expression, no time, no duration. Such a rule would deny everything, and say so only once it is in force.
 */
final class CertainFailure {
    private static final Set<String> DIVISIONS = Set.of("_/_", "_%_");
    private static final String TEXT = "text";

    /** By function, a call of it with nothing but the constant in question left open. */
    private static final Map<String, String> PROBES =
            Map.of("matches", "\"\".matches(text)", "timestamp", "timestamp(text)", "duration", "duration(text)");

    private final Map<String, CelRuntime.Program> probes;

    private CertainFailure(Map<String, CelRuntime.Program> probes) {
        this.probes = probes;
    }

    /** Looks with the runtime that the conditions will run on. */
    static CertainFailure with(CelRuntime runtime) {
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar(TEXT, SimpleType.STRING)
                .build();
        return new CertainFailure(PROBES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, probe -> program(compiler, runtime, probe.getValue()))));
    }

    private static CelRuntime.Program program(CelCompiler compiler, CelRuntime runtime, String source) {
        try {
            return runtime.createProgram(compiler.compile(source).getAst());
        } catch (CelValidationException | CelEvaluationException broken) {
            throw new IllegalStateException("the probe " + source + " is no expression", broken);
        }
    }

    /** All of a condition, in words. */
    List<String> in(CelExpr condition) {
        return CelNavigableExpr.fromExpr(condition)
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && !expr.call().args().isEmpty())
                .flatMap(expr -> of(expr.call()).stream())
                .toList();
    }

    private Optional<String> of(CelExpr.CelCall call) {
        CelExpr last = call.args().getLast();
        if (last.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = last.constant();
        if (DIVISIONS.contains(call.function())) {
            return isZero(constant) ? Optional.of("it divides by 0") : Optional.empty();
        }
        return constant.getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.ofNullable(probes.get(call.function()))
                        .filter(probe -> fails(probe, constant.stringValue()))
                        .map(probe -> call.function() + " cannot take \"" + constant.stringValue() + "\"")
                : Optional.empty();
    }

    /** In CEL a number with a decimal point may be divided by 0. */
    private static boolean isZero(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> constant.int64Value() == 0;
            case UINT64_VALUE -> constant.uint64Value().longValue() == 0;
            default -> false;
        };
    }

    private static boolean fails(CelRuntime.Program probe, String text) {
        try {
            probe.eval(Map.of(TEXT, text));
            return false;
        } catch (CelEvaluationException | RuntimeException failed) {
            return true;
        }
    }
}
