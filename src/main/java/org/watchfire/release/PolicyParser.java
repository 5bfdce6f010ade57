package org.watchfire.release;

import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;

/** Reads a policy file: its setting, its rules, its cases; then runs the cases. One fault anywhere refuses the file. */
final class PolicyParser {
    private static final int MAX_RULES = 256;
    private static final int MAX_CASES = 1000;
    private static final Set<String> BUILT_IN = Set.of(
            Policy.REALM,
            Policy.OWN_ITEMS,
            Policy.DEFAULT,
            Policy.LABEL,
            Policy.THINNED,
            Policy.REDUCE,
            Recalls.RULE,
            Recalls.ENDING_RULE);
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,39}";

    private final String file;
    private final String text;
    private final List<Fault> faults;
    private final Fields root;

    private PolicyParser(String file, String text, Fields root, List<Fault> faults) {
        this.file = file;
        this.text = text;
        this.root = root;
        this.faults = faults;
    }

    static PolicyLoad parse(String file, String text) {
        List<Fault> faults = new ArrayList<>();
        Optional<Policy> policy = Documents.yaml(file, text, faults)
                .flatMap(node ->
                        new PolicyParser(file, text, Fields.of(file, "a policy", node, faults), faults).policy());
        faults.sort(Comparator.comparingInt(Fault::line));
        return policy.isPresent() && faults.isEmpty()
                ? new PolicyLoad.Loaded(policy.get())
                : new PolicyLoad.Refused(faults);
    }

    private Optional<Policy> policy() {
        String name = root.required("policy", PolicyParser::name).orElse("none");
        long version = root.whole("version", 1, Integer.MAX_VALUE).orElseGet(() -> {
            root.missing("version");
            return 1L;
        });
        Setting setting = setting();
        List<Rule> rules = rules(setting);
        List<Case> cases = cases();
        root.refuseUnknown();
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        Policy policy = new Policy(name, (int) version, text, setting, rules, cases.size());
        cases.forEach(one -> one.run(policy.fresh(), faults));
        return Optional.of(policy);
    }

    private Setting setting() {
        NationId self = root.required("nation", NationId::new).orElse(new NationId("XXX"));
        Map<NationId, Setting.Clearance> partners = new TreeMap<>();
        Fields named = root.requiredFields("partners");
        named.names().forEach(nation -> {
            named.make(named.lineOf(nation), nation, NationId::new).ifPresent(id -> {
                if (id.equals(self)) {
                    named.fault(named.lineOf(nation), nation + " is the policy's own nation", "take it out");
                }
                partners.put(id, clearance(named, nation));
            });
        });
        Map<Role, Setting.Clearance> roles = new EnumMap<>(Role.class);
        root.fields("roles")
                .ifPresent(given -> given.names()
                        .forEach(role -> given.make(given.lineOf(role), role, word -> Fields.choose(word, Role.class))
                                .ifPresent(known -> roles.put(known, clearance(given, role)))));
        Optional<Setting.Clearance> civil =
                root.has("public") ? Optional.of(clearance(root, "public")) : Optional.empty();
        return new Setting(self, partners, roles, civil, areas(), grants());
    }

    private Setting.Clearance clearance(Fields within, String name) {
        Fields fields = within.requiredFields(name);
        long level = fields.whole("level", 0, 9).orElseGet(() -> {
            fields.missing("level");
            return 0L;
        });
        Setting.Clearance clearance =
                new Setting.Clearance((int) level, Set.copyOf(new HashSet<>(fields.texts("caveats"))));
        fields.refuseUnknown();
        return clearance;
    }

    private Map<String, Area> areas() {
        Map<String, Area> areas = new LinkedHashMap<>();
        root.fields("areas")
                .ifPresent(named -> named.names().forEach(name -> {
                    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,39}")) {
                        named.fault(
                                named.lineOf(name), "area \"" + name + "\" is not a name", "use letters, digits and _");
                        return;
                    }
                    List<double[]> corners = new ArrayList<>();
                    for (Node corner : named.list(name)) {
                        corner(corner)
                                .ifPresentOrElse(
                                        corners::add,
                                        () -> named.fault(
                                                corner.line(),
                                                "a corner of area " + name + " is not two numbers",
                                                "write [lat, lon]"));
                    }
                    named.make(named.lineOf(name), "", nothing -> new Area(corners))
                            .ifPresent(area -> areas.put(name, area));
                }));
        return areas;
    }

    private static Optional<double[]> corner(Node node) {
        return node instanceof Node.Sequence pair
                        && pair.values().size() == 2
                        && pair.values().get(0) instanceof Node.Scalar lat
                        && pair.values().get(1) instanceof Node.Scalar lon
                        && lat.type() == Node.Type.NUMBER
                        && lon.type() == Node.Type.NUMBER
                ? Optional.of(new double[] {Fields.decimal(lat.text()), Fields.decimal(lon.text())})
                : Optional.empty();
    }

    private List<Setting.Grant> grants() {
        return root.listOfFields("grants").stream()
                .map(given -> {
                    String name = given.required("name", PolicyParser::name).orElse("none");
                    NationId to = given.required("to", NationId::new).orElse(new NationId("XXX"));
                    TimeTag from = given.required("from", Fields::parseTime).orElse(TimeTag.of(0));
                    TimeTag until = given.required("until", Fields::parseTime).orElse(from);
                    given.refuseUnknown();
                    return new Setting.Grant(name, to, from, until);
                })
                .toList();
    }

    private List<Rule> rules(Setting setting) {
        List<Fields> given = root.listOfFields("rules");
        if (given.isEmpty() || given.size() > MAX_RULES) {
            root.fault(
                    root.lineOf("rules"),
                    "there are " + given.size() + " rules",
                    "write 1 to " + MAX_RULES + " under \"rules\"");
        }
        CelCompiler compiler = Expression.compiler(setting.areas().keySet());
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>(BUILT_IN);
        for (Fields fields : given) {
            rule(fields, compiler, setting).ifPresent(rule -> {
                if (!ids.add(rule.id())) {
                    fields.fault(fields.line(), "rule id \"" + rule.id() + "\" is taken", "choose another");
                }
                rules.add(rule);
            });
        }
        return rules;
    }

    private Optional<Rule> rule(Fields given, CelCompiler compiler, Setting setting) {
        int before = faults.size();
        String id = given.required("id", PolicyParser::name).orElse("none");
        boolean permits = given.required("effect", PolicyParser::effect).orElse(false);
        String source = given.requiredText("when");
        String why = given.requiredText("why").strip();
        Templates.strangeHole(why)
                .ifPresent(hole -> given.fault(
                        given.lineOf("why"),
                        "\"{" + hole + "}\" cannot stand in a reason",
                        "use one of the few-valued variables, such as {item.level}"));
        Reduction reduction = given.fields("transform").map(this::reduction).orElse(Reduction.NONE);
        if (!permits && given.has("transform")) {
            given.fault(given.lineOf("transform"), "a deny transforms nothing", "take \"transform\" out");
        }
        given.refuseUnknown();
        Optional<Expression> when = source.isBlank()
                ? Optional.empty()
                : Expression.compile(
                        compiler,
                        file,
                        given.lineOf("when"),
                        source,
                        setting.areas().keySet(),
                        faults);
        return faults.size() > before
                ? Optional.empty()
                : when.map(e -> new Rule(id, permits, e, why, reduction, new Reducer(reduction), given.line()));
    }

    private Reduction reduction(Fields given) {
        Optional<Reduction.Grid> grid = given.fields("position").map(position -> {
            double side = position.requiredNumber("gridMetres", 100, 1e6);
            double floor = position.requiredNumber("floorMetres", 0, 1e7);
            double speed = position.number("gridMps", 1, 1e4).orElse(Math.max(1, side / 100));
            position.refuseUnknown();
            return new Reduction.Grid(side, floor, speed);
        });
        double every = given.number("everySeconds", 1, 60).orElse(0.0);
        if (grid.isPresent() && every == 0) {
            given.fault(
                    given.line(),
                    "a grid alone is undone by following its crossings",
                    "thin in time too: add \"everySeconds\" from 1 to 60");
        }
        Set<Reduction.Part> drop = EnumSet.noneOf(Reduction.Part.class);
        drop.addAll(given.listOf("drop", word -> Fields.choose(word.toUpperCase(Locale.ROOT), Reduction.Part.class)));
        Reduction.Relabel relabel =
                given.fields("relabel").map(PolicyParser::relabel).orElse(Reduction.Relabel.KEEP);
        given.refuseUnknown();
        Reduction reduction = new Reduction(grid, every, drop, relabel);
        if (reduction.isNone()) {
            given.fault(given.line(), "the transform changes nothing", "take it out, or say what it takes");
        }
        return reduction;
    }

    private static Reduction.Relabel relabel(Fields given) {
        Optional<Integer> level = given.whole("level", 0, 9).map(Long::intValue);
        var caveats = given.has("caveats")
                ? Optional.<NavigableSet<String>>of(new TreeSet<>(given.texts("caveats")))
                : Optional.<NavigableSet<String>>empty();
        var nations = given.has("releasableTo")
                ? Optional.<NavigableSet<NationId>>of(new TreeSet<>(given.listOf("releasableTo", NationId::new)))
                : Optional.<NavigableSet<NationId>>empty();
        given.refuseUnknown();
        return new Reduction.Relabel(level, caveats, nations);
    }

    private List<Case> cases() {
        List<Fields> given = root.listOfFields("cases");
        if (given.isEmpty() || given.size() > MAX_CASES) {
            root.fault(
                    root.lineOf("cases"),
                    "there are " + given.size() + " cases",
                    "a policy proves itself: write 1 to " + MAX_CASES + " under \"cases\"");
        }
        return given.stream()
                .flatMap(fields -> Case.read(file, fields, faults).stream())
                .toList();
    }

    private static String name(String text) {
        if (!text.matches(NAME)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a name of 1 to 40 letters, digits, _ or -, a letter first");
        }
        return text;
    }

    private static Boolean effect(String text) {
        return switch (text) {
            case "permit" -> true;
            case "deny" -> false;
            default -> throw new IllegalArgumentException("effect \"" + text + "\" is neither permit nor deny");
        };
    }
}
