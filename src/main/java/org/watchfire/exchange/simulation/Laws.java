package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Numbers;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.journal.Row;
import org.watchfire.model.EventId;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * What must hold after every step of a simulation, by the rows as they become durable: numbers are given without a gap;
 * nothing is held that its origin does not have on its own disk byte for byte, or twice, or before what came before it
 * about the same event; and no receipt claims what its recipient could still lose. What is stated and answered adds up; two
 * honest sides never differ, and where the hub forged, {@link #judge} wants the first number of it named.
 */
final class Laws {
    private final Map<NationId, Long> seen = new HashMap<>();
    private final Map<Flow, Map<Long, List<Envelope>>> given = new HashMap<>();
    /** How many numbers were given, and how many of them a void stands for. */
    private final Map<Flow, Long> numbers = new HashMap<>();

    private final Map<Flow, Long> voids = new HashMap<>();
    private final Map<Flow, Numbers> held = new HashMap<>();
    private final Map<Flow, Map<EventId, Long>> last = new HashMap<>();
    private final Map<Flow, List<Statement>> stated = new HashMap<>();
    private final Map<Flow, TreeSet<Long>> forged = new HashMap<>();
    private final Map<Flow, TreeSet<Long>> named = new HashMap<>();
    /** What was given when nothing was under way last. */
    private final Map<Flow, Long> settledTo = new HashMap<>();

    private final List<String> broken = new ArrayList<>();
    private final Predicate<Envelope> isForged;
    private final Endings endings;

    private record Flow(NationId origin, NationId recipient) {
        /** The other direction. */
        Flow back() {
            return new Flow(/* origin= */ recipient, /* recipient= */ origin);
        }
    }

    /** @param isForged whether the hub made an envelope itself */
    Laws(Predicate<Envelope> isForged, Endings endings) {
        this.isForged = isForged;
        this.endings = endings;
    }

    List<String> broken() {
        return broken;
    }

    /** Looks at what became durable at a node since it was last asked. */
    void check(Node node) {
        long before = seen.getOrDefault(node.nation(), 0L);
        long durable = node.journal().health().durable();
        if (durable > before) {
            seen.put(node.nation(), durable);
            node.journal().read(before + 1, RowKinds.ASSURED).forEach(row -> check(node.nation(), row));
        }
    }

    private void check(NationId at, Row row) {
        if (!(Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope))) {
            broken.add(at + " journalled as " + row.kind() + " what is no envelope");
            return;
        }
        Header header = envelope.header();
        Flow flow = new Flow(header.origin(), header.recipient());
        switch (row.kind()) {
            case RowKinds.OUT -> {
                gave(flow, envelope);
                if (header.kind() == Kind.STATEMENT
                        && Statement.decode(envelope.payload())
                                instanceof Decoded.Value<Statement>(Statement statement)) {
                    states(flow, statement);
                }
            }
            case RowKinds.IN -> holds(flow, envelope);
            case RowKinds.RECEIPT -> claims(new Flow(at, header.origin()), envelope);
            default -> {}
        }
    }

    private void gave(Flow flow, Envelope envelope) {
        long sequence = envelope.header().sequence();
        List<Envelope> versions =
                given.computeIfAbsent(flow, key -> new HashMap<>()).computeIfAbsent(sequence, key -> new ArrayList<>());
        long before = numbers.getOrDefault(flow, 0L);
        boolean isVoid = envelope.header().kind() == Kind.VOID;
        boolean isNext = sequence == before + 1;
        if (!isNext && !(isVoid && sequence <= before)) {
            broken.add(flow + " gave " + sequence + " after " + before);
        }
        numbers.put(flow, Math.max(before, sequence));
        if (isVoid && versions.stream().noneMatch(each -> each.header().kind() == Kind.VOID)) {
            voids.merge(flow, 1L, Long::sum);
        }
        versions.add(envelope);
    }

    private void holds(Flow flow, Envelope envelope) {
        Header header = envelope.header();
        long sequence = header.sequence();
        endings.holds(envelope);
        if (isForged.test(envelope)) {
            forged.computeIfAbsent(flow, key -> new TreeSet<>()).add(sequence);
        } else if (!given.getOrDefault(flow, Map.of())
                .getOrDefault(sequence, List.of())
                .contains(envelope)) {
            broken.add(flow + " holds " + sequence + ", which is not on its origin's disk");
        }
        if (!held.computeIfAbsent(flow, key -> new Numbers()).add(sequence)) {
            broken.add(flow + " holds " + sequence + " twice");
        }
        header.event().ifPresent(event -> {
            long before = last.computeIfAbsent(flow, key -> new HashMap<>()).merge(event, sequence, Math::max);
            if (before != sequence) {
                broken.add(flow + " holds " + sequence + " of " + event + " after " + before);
            }
        });
    }

    /** What one side says of a stretch of numbers, in its journal. */
    private void states(Flow flow, Statement statement) {
        Flow about = statement.role() == Statement.Role.HELD ? flow.back() : flow;
        if (statement.items() + statement.voids() + statement.lost() != statement.span()) {
            broken.add(about + " does not add up: " + statement);
        }
        if (statement.role() == Statement.Role.GIVEN && statement.lane() == Lane.ASSURED) {
            stated.computeIfAbsent(about, key -> new ArrayList<>()).add(statement);
        }
        boolean waits = statement.lane() == Lane.ASSURED && statement.lost() > 0; // it will answer again
        if (statement.finding() == Statement.Finding.DIFFERS && !waits && statement.number() > 0) {
            named.computeIfAbsent(about, key -> new TreeSet<>()).add(statement.number());
        }
        if (statement.finding() == Statement.Finding.AGREED && statement.lane() == Lane.ASSURED) {
            Numbers safe = held.getOrDefault(about, new Numbers());
            for (long number = statement.from(); number <= statement.to(); number++) {
                if (!safe.contains(number)) {
                    broken.add(about + " agreed on " + number + " which is not held");
                }
            }
        }
    }

    /** When all is answered: of each stretch the first number that the hub forged is named, and no other; where both sides are still there. */
    void judge(Predicate<NationId> isGone) {
        Set<Flow> flows = new HashSet<>(stated.keySet());
        flows.addAll(named.keySet());
        flows.removeIf(flow -> isGone.test(flow.origin) || isGone.test(flow.recipient));
        for (Flow flow : flows) {
            TreeSet<Long> wanted = new TreeSet<>();
            for (Statement statement : stated.getOrDefault(flow, List.of())) {
                Long first = forged(flow).ceiling(statement.from());
                if (first != null && first <= statement.to()) {
                    wanted.add(first);
                }
            }
            TreeSet<Long> found = named.getOrDefault(flow, new TreeSet<>());
            if (!found.equals(wanted)) {
                broken.add(flow + " named as different " + found + ", forged were " + wanted);
            }
        }
    }

    /** In a long run: what was given below the last so many numbers that are held is forgotten. */
    void forgetHeld(int kept) {
        given.forEach((flow, envelopes) -> {
            long upTo = held.getOrDefault(flow, new Numbers()).contiguous() - kept;
            envelopes.keySet().removeIf(number -> number <= upTo);
        });
    }

    /** All that was given is held, and what was stated of it answered and judged. */
    void settled() {
        stated.forEach((flow, statements) -> statements.forEach(statement -> forged.getOrDefault(flow, new TreeSet<>())
                .headSet(statement.to(), true)
                .clear()));
        stated.clear();
        named.clear();
        last.clear(); // what follows has higher numbers, or is held twice
        settledTo.putAll(numbers);
    }

    /** Numbers given and not durable at their recipient: at least these are open. */
    long open(NationId origin, NationId recipient) {
        Flow flow = new Flow(origin, recipient);
        return numbers.getOrDefault(flow, 0L)
                - held.getOrDefault(flow, new Numbers()).size();
    }

    /** Numbers given for which a void stands. */
    long voids(NationId origin, NationId recipient) {
        return voids.getOrDefault(new Flow(origin, recipient), 0L);
    }

    /** Numbers given since all was settled of which a recipient holds what the hub made. */
    long forgedOf(NationId origin, NationId recipient) {
        Flow flow = new Flow(origin, recipient);
        return forged(flow).tailSet(settledTo.getOrDefault(flow, 0L), false).size();
    }

    /** Whether a stretch that was stated holds what the hub made. */
    boolean isForged(NationId origin, NationId recipient, long from, long to) {
        Long first = forged(new Flow(origin, recipient)).ceiling(from);
        return first != null && first <= to;
    }

    private NavigableSet<Long> forged(Flow flow) {
        return forged.getOrDefault(flow, new TreeSet<>());
    }

    private void claims(Flow flow, Envelope envelope) {
        if (Receipt.decode(envelope.payload()) instanceof Decoded.Value<Receipt>(Receipt receipt)) {
            Numbers safe = held.getOrDefault(flow, new Numbers());
            boolean isTrue = receipt.contiguous() <= safe.contiguous()
                    && receipt.above().stream()
                            .allMatch(span -> safe.contains(span.from()) && safe.contains(span.to()));
            if (!isTrue) {
                broken.add(
                        flow + " was receipted up to " + receipt.contiguous() + ", durable are " + safe.contiguous());
            }
        }
    }
}
