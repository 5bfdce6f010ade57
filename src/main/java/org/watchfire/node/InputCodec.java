package org.watchfire.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.model.EventId;
import org.watchfire.model.NationId;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inputs as the journal keeps them. A datagram is kept as received behind a short head, an envelope exactly as it was
 * signed; what people do is kept as JSON.
 */
final class InputCodec {
    private static final String START = "in.start";
    private static final String DATAGRAM = "in.datagram";
    private static final String TICK = "in.tick";
    private static final String ACKNOWLEDGE = "in.acknowledge";
    private static final String POLICY = "in.policy";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InputCodec() {}

    /** The journal kind of an input, such as {@code in.datagram}. */
    static String kind(Input input) {
        return switch (input) {
            case Input.Start start -> START;
            case Input.Datagram datagram -> DATAGRAM;
            case Input.FromPartner partner -> partner.inbound().journalKind();
            case Input.Tick tick -> TICK;
            case Input.Acknowledge acknowledge -> ACKNOWLEDGE;
            case Input.PolicyAction action -> POLICY;
        };
    }

    /** The bytes of an input. */
    static byte[] encode(Input input) {
        return switch (input) {
            case Input.Start start -> JSON.writeValueAsBytes(start);
            case Input.Datagram datagram -> datagram(datagram);
            case Input.FromPartner partner -> partner.inbound().journalBytes();
            case Input.Tick tick -> new byte[0];
            case Input.Acknowledge note ->
                JSON.writeValueAsBytes(new AcknowledgeRow(
                        note.operator(),
                        note.role(),
                        note.event().origin().code(),
                        note.event().number(),
                        note.version()));
            case Input.PolicyAction action -> JSON.writeValueAsBytes(PolicyRow.of(action));
        };
    }

    /**
     * The input of a row; empty for rows that are none.
     *
     * @throws IllegalArgumentException if the row is of an input's kind, but not one that {@link #encode} wrote
     */
    static Optional<Input> decode(String kind, byte[] bytes) {
        try {
            return switch (kind) {
                case START -> Optional.of(JSON.readValue(bytes, Input.Start.class));
                case DATAGRAM -> Optional.of(datagram(ByteBuffer.wrap(bytes)));
                case TICK -> Optional.of(new Input.Tick());
                case ACKNOWLEDGE ->
                    Optional.of(JSON.readValue(bytes, AcknowledgeRow.class).toInput());
                case POLICY ->
                    Optional.of(JSON.readValue(bytes, PolicyRow.class).toInput());
                case RowKinds.IN, RowKinds.LIVE_IN -> Inbound.ofJournal(bytes).map(Input.FromPartner::new);
                default -> Optional.empty();
            };
        } catch (JacksonException | BufferUnderflowException unreadable) {
            throw new IllegalArgumentException("a journal row of kind " + kind + " is not readable", unreadable);
        }
    }

    private static byte[] datagram(Input.Datagram datagram) {
        byte[] feed = datagram.feed().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(9 + feed.length + datagram.payload().length)
                .put((byte) feed.length)
                .put(feed)
                .putLong(datagram.arrivedUnixNanos())
                .put(datagram.payload())
                .array();
    }

    private static Input datagram(ByteBuffer row) {
        byte[] feed = new byte[Byte.toUnsignedInt(row.get())];
        row.get(feed);
        long arrived = row.getLong();
        byte[] payload = new byte[row.remaining()];
        row.get(payload);
        return new Input.Datagram(new String(feed, StandardCharsets.UTF_8), payload, arrived);
    }

    private record AcknowledgeRow(
            @JsonProperty(required = true) String operator,
            @JsonProperty(required = true) String role,
            @JsonProperty(required = true) String origin,
            @JsonProperty(required = true) long number,
            @JsonProperty(required = true) int version) {
        Input toInput() {
            return new Input.Acknowledge(operator, role, new EventId(new NationId(origin), number), version);
        }
    }

    /** A step; its subject is the text proposed, the hash approved, or the partner cut off. */
    private record PolicyRow(
            @JsonProperty(required = true) String operator,
            @JsonProperty(required = true) Role role,
            @JsonProperty(required = true) Step step,
            @JsonProperty(required = true) String subject) {
        private enum Step {
            PROPOSE,
            APPROVE,
            WITHDRAW,
            CUT_OFF
        }

        static PolicyRow of(Input.PolicyAction action) {
            return switch (action.step()) {
                case PolicyStep.Propose propose -> of(action, Step.PROPOSE, propose.text());
                case PolicyStep.Approve approve -> of(action, Step.APPROVE, approve.sha256());
                case PolicyStep.Withdraw withdraw -> of(action, Step.WITHDRAW, "");
                case PolicyStep.CutOff cutOff ->
                    of(action, Step.CUT_OFF, cutOff.partner().code());
            };
        }

        private static PolicyRow of(Input.PolicyAction action, Step step, String subject) {
            return new PolicyRow(action.operator(), action.role(), step, subject);
        }

        Input toInput() {
            PolicyStep taken = switch (step) {
                case PROPOSE -> PolicyStep.Propose.of(subject);
                case APPROVE -> new PolicyStep.Approve(subject);
                case WITHDRAW -> new PolicyStep.Withdraw();
                case CUT_OFF -> new PolicyStep.CutOff(new NationId(subject));
            };
            return new Input.PolicyAction(operator, role, taken, change -> {});
        }
    }
}
