package org.watchfire.picture;

import java.util.List;
import org.watchfire.model.NationId;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import tools.jackson.core.JsonGenerator;

/** The policy's state as JSON; form in {@code docs/formats/picture.md}. */
final class PolicyJson {
    private PolicyJson() {}

    static String view(PolicyView view) {
        return Words.object(json -> {
            json.writeName("inForce");
            json.writeStartObject();
            policy(json, view.inForce());
            json.writeEndObject();
            view.waiting().ifPresent(waiting -> waiting(json, waiting, view.differences()));
        });
    }

    private static void waiting(JsonGenerator json, PolicyChange.Proposed waiting, List<String> differences) {
        json.writeName("waiting");
        json.writeStartObject();
        policy(json, waiting.policy());
        json.writeStringProperty("by", waiting.by());
        json.writeNumberProperty("until", Utc.millis(waiting.until()));
        json.writeName("differences");
        JsonParts.strings(json, differences);
        json.writeEndObject();
    }

    private static void policy(JsonGenerator json, Policy policy) {
        json.writeStringProperty("policy", policy.id());
        json.writeStringProperty("sha256", policy.sha256());
        json.writeName("partners");
        JsonParts.strings(json, policy.partners().stream().map(NationId::code).toList());
        json.writeStringProperty("text", policy.source());
    }
}
