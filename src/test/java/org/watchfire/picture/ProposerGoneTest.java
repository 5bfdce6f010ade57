package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchfire.model.TimeTag;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Role;

/** A policy needs two who may change it at the moment at which the second one does. */
class ProposerGoneTest extends ServedPicture {
    private static final TimeTag LATER = TimeTag.of(2_000_000_000L * TimeTag.NANOS);

    private final OperatorAccount first = account("first", Role.RELEASE_AUTHORITY);
    private final OperatorAccount second = account("second", Role.RELEASE_AUTHORITY);

    private static OperatorAccount account(String name, Role role) {
        return new OperatorAccount(name, PasswordHash.of("correct horse".toCharArray(), 10_000), EnumSet.of(role));
    }

    @Override
    List<OperatorAccount> operators() {
        return List.of(first, second);
    }

    @BeforeEach
    void firstHasProposed() throws Exception {
        heard.waiting = Optional.of(new PolicyChange.Proposed(heard.policy, "first", LATER));
        browser.post("/sign-in", "{\"name\":\"second\",\"password\":\"correct horse\"}");
    }

    private int approved() throws Exception {
        String body = "{\"sha256\":\"" + heard.policy.sha256() + "\"}";
        return browser.post("/policy/approve", body).statusCode();
    }

    @Test
    void whoStillMayIsTheFirstPerson() throws Exception {
        assertThat(approved()).isEqualTo(200);
        assertThat(heard.steps).hasSize(1).hasOnlyElementsOfType(PolicyStep.Approve.class);
    }

    @Test
    void whoWasTakenOutIsNobody() throws Exception {
        server.operators(List.of(second));
        assertThat(approved()).isEqualTo(409);
        assertThat(heard.steps).isEmpty();
    }

    @Test
    void whoLostTheRoleIsNobody() throws Exception {
        server.operators(List.of(account("first", Role.WATCH_OFFICER), second));
        assertThat(approved()).isEqualTo(409);
        assertThat(heard.steps).isEmpty();
    }
}
