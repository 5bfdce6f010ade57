package org.watchfire.picture;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.watchfire.model.NationId;
import org.watchfire.model.Utf8;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Role;

/** The policy over HTTP, for release authorities: read it, propose another, approve, take back, cut a partner off. */
final class PolicyPages {
    /** Longest text of a policy that is read. */
    static final int LARGEST_TEXT = 1 << 20;

    static final String PROPOSE = "/policy/propose";

    private final PictureListener node;
    private final Admission admission;

    PolicyPages(PictureListener node, Admission admission) {
        this.node = node;
        this.admission = admission;
    }

    void addTo(JavalinConfig config) {
        config.routes.get("/policy", this::read);
        config.routes.post(PROPOSE, this::propose);
        config.routes.post("/policy/approve", this::approve);
        config.routes.post("/policy/withdraw", this::withdraw);
        config.routes.post("/policy/cut-off", this::cutOff);
    }

    private void read(Context context) {
        admission
                .admitted(context, Operation.READ_POLICY)
                .ifPresent(session -> Answers.json(context, PolicyJson.view(node.policy())));
    }

    private void propose(Context context) throws IOException {
        Optional<Sessions.Session> session = admission.admitted(context, Operation.PROPOSE_POLICY);
        if (session.isEmpty()) {
            return;
        }
        byte[] text = context.bodyInputStream().readAllBytes();
        try {
            take(context, session.get(), PolicyStep.Propose.of(Utf8.text(text)));
        } catch (CharacterCodingException broken) {
            Answers.refuse(context, HttpStatus.BAD_REQUEST, "send the policy's text (YAML) as the body, in UTF-8");
        }
    }

    private void approve(Context context) {
        admission
                .admitted(context, Operation.APPROVE_POLICY)
                .ifPresent(session -> Bodies.text(Bodies.of(context), "sha256", 64)
                        .ifPresentOrElse(
                                hash -> approve(context, session, hash),
                                () -> Answers.refuse(
                                        context,
                                        HttpStatus.BAD_REQUEST,
                                        "want {\"sha256\":...}: of the text that waits")));
    }

    /** Two persons who both may: who has lost the role meanwhile proposes nothing. */
    private void approve(Context context, Sessions.Session session, String hash) {
        node.policy()
                .waiting()
                .map(PolicyChange.Proposed::by)
                .filter(by -> !admission.holds(by, Role.RELEASE_AUTHORITY))
                .ifPresentOrElse(
                        by -> Answers.refuse(
                                context,
                                HttpStatus.CONFLICT,
                                by + ", who proposed this text, is no release authority any more;"
                                        + " read it, propose it yourself and let another approve"),
                        () -> take(context, session, new PolicyStep.Approve(hash)));
    }

    private void withdraw(Context context) {
        admission
                .admitted(context, Operation.WITHDRAW_POLICY)
                .ifPresent(session -> take(context, session, new PolicyStep.Withdraw()));
    }

    private void cutOff(Context context) {
        admission
                .admitted(context, Operation.CUT_OFF_PARTNER)
                .ifPresent(session -> Bodies.text(Bodies.of(context), "partner", 3)
                        .filter(code -> code.matches("[A-Z]{3}"))
                        .ifPresentOrElse(
                                code -> take(context, session, new PolicyStep.CutOff(new NationId(code))),
                                () -> Answers.refuse(context, HttpStatus.BAD_REQUEST, "want {\"partner\":\"JPN\"}")));
    }

    private void take(Context context, Sessions.Session session, PolicyStep step) {
        Optional<PolicyChange> change = node.policy(session.operator(), session.role(), step);
        if (change.isEmpty()) {
            Answers.refuse(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "the node has not answered yet; see GET /policy before you try again");
        } else if (change.get() instanceof PolicyChange.Refused(String reason)) {
            Answers.refuse(context, HttpStatus.CONFLICT, reason);
        } else {
            Answers.json(context, PolicyJson.view(node.policy()));
        }
    }
}
