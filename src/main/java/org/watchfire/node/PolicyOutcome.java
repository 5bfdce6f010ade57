package org.watchfire.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a person's step towards another policy, as the journal keeps it.
 *
 * @param result what came
 * @param policy name and version of the policy it is about, such as {@code kor/2}; empty for a refusal
 * @param version its version; 0 for a refusal
 * @param sha256 of its text; empty for a refusal
 * @param by the persons who did it
 * @param reason why nothing changed; otherwise empty
 */
record PolicyOutcome(
        @JsonProperty(required = true) Result result,
        @JsonProperty(required = true) String policy,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) List<String> by,
        @JsonProperty(required = true) String reason) {
    /** Journal kind; the row follows that of its input. */
    static final String KIND = "out.policy";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What can come of a step. */
    enum Result {
        PROPOSED,
        ACTIVATED,
        WITHDRAWN,
        REFUSED
    }

    static PolicyOutcome of(PolicyChange change) {
        return switch (change) {
            case PolicyChange.Proposed proposed -> of(Result.PROPOSED, proposed.policy(), List.of(proposed.by()));
            case PolicyChange.Activated activated -> of(Result.ACTIVATED, activated.policy(), activated.by());
            case PolicyChange.Withdrawn withdrawn -> of(Result.WITHDRAWN, withdrawn.policy(), List.of(withdrawn.by()));
            case PolicyChange.Refused refused ->
                new PolicyOutcome(Result.REFUSED, "", 0, "", List.of(), refused.reason());
        };
    }

    private static PolicyOutcome of(Result result, Policy policy, List<String> by) {
        return new PolicyOutcome(result, policy.id(), policy.version(), policy.sha256(), by, "");
    }

    byte[] encode() {
        return JSON.writeValueAsBytes(this);
    }

    /** From the bytes of a row. */
    static PolicyOutcome decode(byte[] bytes) {
        return JSON.readValue(bytes, PolicyOutcome.class);
    }

    /** Whether a policy is this one, or above it. */
    boolean isKeptBy(Policy inForce) {
        return inForce.version() > version
                || (inForce.id().equals(policy) && inForce.sha256().equals(sha256));
    }

    /** For people: {@code policy kor/2 is in force, by kim and lee}. */
    String inWords() {
        String persons = by.stream().collect(Collectors.joining(" and "));
        return switch (result) {
            case PROPOSED -> "policy " + policy + " waits for a second person, proposed by " + persons;
            case ACTIVATED -> "policy " + policy + " is in force, by " + persons;
            case WITHDRAWN -> "policy " + policy + " was taken back by " + persons;
            case REFUSED -> "the policy stays as it is: " + reason;
        };
    }
}
