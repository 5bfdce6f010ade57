package org.watchfire.picture;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.websocket.WsContext;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpCookie;
import org.watchfire.release.Role;

/**
 * Who comes in and what they may do: signing in and out over HTTP, the session behind a request, and the check of its role.
 * Whatever is done or refused here is told to the node, which writes it down.
 */
final class Admission {
    /** What operators are called who signed in by an address that does so once. */
    static final String ONE_TIME = "one-time";

    private final PictureListener listener;
    private final Sessions sessions;
    private final SignIn signIn;
    private final String cookieName;
    private final boolean secure;
    private final BiConsumer<Sessions.Session, String> whenEnded;

    /** @param whenEnded told of each session that its operator ended, by signing out or by one too many, and why */
    Admission(
            PictureSettings settings,
            PictureListener listener,
            InstantSource clock,
            BiConsumer<Sessions.Session, String> whenEnded) {
        this.listener = listener;
        this.signIn = new SignIn(settings.operators(), clock);
        this.sessions = new Sessions(
                clock,
                session -> session.account()
                        .map(account -> signIn.isStill(account, session.role()))
                        .orElse(true));
        this.cookieName = "watchfire_" + settings.nation(); // cookies know no ports: several nodes on one machine
        this.secure = settings.publicAddress().isPresent();
        this.whenEnded = whenEnded;
    }

    void addTo(JavalinConfig config) {
        config.routes.get("/sign-in/{secret}", this::oneTimeSignIn);
        config.routes.post("/sign-in", this::passwordSignIn);
        config.routes.post("/sign-out", this::signOut);
    }

    /** Whether an operator of this name holds a role today; who signed in by an address alone has no name to ask for. */
    boolean holds(String operator, Role role) {
        return operator.equals(ONE_TIME) || signIn.holds(operator, role);
    }

    /** The secret of an address that signs in once. */
    String oneTime(Role role) {
        return sessions.oneTime(role);
    }

    /** Whether a session is over, by itself or by its operator. To ask is a sign of life: an open screen keeps its session. */
    boolean isOver(Sessions.Session session) {
        return sessions.find(session.token()).isEmpty();
    }

    /** Others may sign in from now on; what {@link #expire} ends next are the sessions of those who hold no such role any more. */
    void operators(List<OperatorAccount> operators) {
        signIn.operators(operators);
    }

    /** Ends what has run out. */
    void expire() {
        sessions.expire().forEach(over -> listener.acted(new OperatorAction.SignedOut(over.operator(), over.role())));
    }

    private void oneTimeSignIn(Context context) {
        Optional<Role> role = sessions.redeem(context.pathParam("secret"));
        if (role.isEmpty()) {
            listener.acted(new OperatorAction.SignInRefused(ONE_TIME, "the address is unknown, used or too old"));
            context.status(HttpStatus.FORBIDDEN)
                    .contentType("text/plain; charset=utf-8")
                    .result("This sign-in address is unknown, was used already or is too old. Open / and sign in.\n");
            return;
        }
        admit(context, sessions.open(ONE_TIME, role.get()));
        // A page of our own origin, not a redirect: a strict cookie does not travel on a redirect from elsewhere.
        context.html("<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=/\"><title>Watchfire</title>"
                + "<a href=\"/\">To the picture</a>");
    }

    private void passwordSignIn(Context context) {
        Optional<SignInRequest> request = SignInRequest.parse(Bodies.of(context));
        if (request.isEmpty()) {
            Answers.refuse(
                    context,
                    HttpStatus.BAD_REQUEST,
                    "want {\"name\":...,\"password\":...,\"role\":...}, role optional");
            return;
        }
        char[] password = request.get().password().toCharArray();
        SignIn.Result result =
                signIn.attempt(request.get().name(), password, request.get().role());
        Arrays.fill(password, ' ');
        switch (result) {
            case SignIn.Result.Welcome welcome -> {
                admit(context, sessions.open(welcome.operator(), welcome.role()));
                Answers.json(context, "{}");
            }
            case SignIn.Result.Refused refused -> {
                listener.acted(new OperatorAction.SignInRefused(request.get().name(), refused.reason()));
                Answers.refuse(context, HttpStatus.FORBIDDEN, refused.reason());
            }
        }
    }

    private void admit(Context context, Sessions.Opened opened) {
        opened.ended().ifPresent(oldest -> ended(oldest, "signed in elsewhere once too often"));
        int seconds = Math.toIntExact(Sessions.LONGEST.toSeconds());
        String token = opened.session().token();
        context.cookie(new Cookie(cookieName, token, "/", seconds, secure, true, null, SameSite.STRICT));
        listener.acted(new OperatorAction.SignedIn(
                opened.session().operator(), opened.session().role()));
    }

    private void signOut(Context context) {
        session(context)
                .flatMap(known -> sessions.close(known.token()))
                .ifPresent(closed -> ended(closed, "signed out"));
        context.removeCookie(cookieName, "/");
        Answers.json(context, "{}");
    }

    private void ended(Sessions.Session session, String why) {
        whenEnded.accept(session, why);
        listener.acted(new OperatorAction.SignedOut(session.operator(), session.role()));
    }

    /** Whether one of these cookies is a session. */
    boolean isSignedIn(List<HttpCookie> cookies) {
        return cookies.stream()
                .filter(cookie -> cookie.getName().equals(cookieName))
                .findFirst()
                .flatMap(cookie -> sessions.find(cookie.getValue()))
                .isPresent();
    }

    /** The session behind a request, if there is one. */
    Optional<Sessions.Session> session(Context context) {
        return Optional.ofNullable(context.cookie(cookieName)).flatMap(sessions::find);
    }

    /** The session behind a socket, if there is one. */
    Optional<Sessions.Session> session(WsContext context) {
        return Optional.ofNullable(context.cookie(cookieName)).flatMap(sessions::find);
    }

    /** The session behind a request, if it may do this; otherwise the request has been refused, and the node told. */
    Optional<Sessions.Session> admitted(Context context, Operation operation) {
        Optional<Sessions.Session> session = session(context);
        if (session.isEmpty()) {
            Answers.refuse(context, HttpStatus.UNAUTHORIZED, "sign in first");
        } else if (!isAllowed(session.get(), operation)) {
            Answers.refuse(context, HttpStatus.FORBIDDEN, operation.refusal());
            return Optional.empty();
        }
        return session;
    }

    /** Whether a session is not over and its role may do this, at this moment; the node is told where not. */
    boolean isAllowed(Sessions.Session session, Operation operation) {
        boolean allowed = operation.isAllowedTo(session.role()) && !isOver(session);
        if (!allowed) {
            listener.acted(new OperatorAction.Forbidden(session.operator(), session.role(), operation.name()));
        }
        return allowed;
    }
}
