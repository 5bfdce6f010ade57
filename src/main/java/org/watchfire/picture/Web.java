package org.watchfire.picture;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.watchfire.release.Role;

/**
 * The HTTP side: who comes in, and by which address. Everything but the front end's own files, the node's name and the
 * sign-in itself wants a session. Each answer carries a content security policy that lets the page speak to this node
 * only.
 */
final class Web {
    /** They greet at every start; held here, since the JDK keeps loggers weakly. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

    private static final int LARGEST_BODY = 4096;
    private static final int MOST_THREADS = 24;
    private static final int MOST_SCREENS = 64;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final PictureSettings settings;
    private final PictureListener listener;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Inside inside;
    private final Pages pages = new Pages();
    private final Map<String, Screen> screens = new ConcurrentHashMap<>();
    private final AtomicLong malformed = new AtomicLong();
    private final String cookieName;
    private final Javalin javalin;

    /** What the HTTP side needs of the picture behind it. */
    record Inside(Sender sender, RoleViews views, View common, Supplier<String> metrics, Consumer<Screen> selected) {
        View view(Role role) {
            return views.of(role);
        }
    }

    Web(PictureSettings settings, PictureListener listener, InstantSource clock, Inside inside) {
        this.settings = settings;
        this.listener = listener;
        this.sessions = new Sessions(clock);
        this.signIn = new SignIn(settings.operators(), clock);
        this.inside = inside;
        this.cookieName = "watchfire_" + settings.nation(); // cookies know no ports: several nodes on one machine
        this.javalin = Javalin.create(this::configure);
    }

    void start() {
        try {
            javalin.start(settings.host(), settings.port());
            for (Connector connector : javalin.jettyServer().server().getConnectors()) {
                connector.addEventListener(new Strangers(malformed));
            }
        } catch (RuntimeException e) {
            throw new PictureFailure(
                    "the picture cannot listen on " + settings.host() + ":" + settings.port()
                            + "; free the port or configure another",
                    e);
        }
    }

    int port() {
        return javalin.port();
    }

    String url() {
        return "http://" + settings.host() + ":" + port();
    }

    /** Connections that said something and no request was in it. */
    long malformed() {
        return malformed.get();
    }

    String oneTimeSignInUrl(Role role) {
        return url() + "/sign-in/" + sessions.oneTime(role);
    }

    void close() {
        screens.values().forEach(screen -> screen.close(1001, "the node stops"));
        javalin.stop();
    }

    /** Ends the screens of a role; their browsers come back at once and take what is there now. */
    void beginAnew(Role role) {
        screens.values().stream()
                .filter(screen -> screen.session().role() == role)
                .forEach(screen -> screen.close(1012, "the policy changed"));
    }

    /** Ends what has run out, and the screens that hang on it. */
    void expire() {
        for (Screen screen : screens.values()) {
            if (sessions.find(screen.session().token()).isEmpty()) {
                screen.close(4401, "the session is over");
            }
        }
        sessions.expire().forEach(over -> listener.acted(new OperatorAction.SignedOut(over.operator(), over.role())));
    }

    private void configure(JavalinConfig config) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, 60_000);
        threads.setName("picture-" + settings.nation());
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(8192);
            http.setIdleTimeout(30_000);
        });
        config.jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxTextMessageSize(LARGEST_BODY);
            sockets.setMaxBinaryMessageSize(1);
            sockets.setIdleTimeout(Duration.ofSeconds(90));
        });
        config.routes.before(this::guard);
        config.routes.get("/sign-in/{secret}", this::oneTimeSignIn);
        config.routes.post("/sign-in", this::passwordSignIn);
        config.routes.post("/sign-out", this::signOut);
        config.routes.get("/node", context -> json(context, Words.node(settings, session(context))));
        config.routes.get(
                "/metrics",
                context -> admitted(context, Operation.READ_METRICS)
                        .ifPresent(session -> context.contentType("text/plain; version=0.0.4")
                                .result(inside.metrics().get())));
        new PolicyPages(listener, this::admitted).addTo(config);
        config.routes.wsBeforeUpgrade("/picture", this::guardSocket);
        config.routes.ws("/picture", this::socket);
        config.routes.get("/", pages::answer);
        config.routes.get("/<file>", pages::answer);
        config.routes.exception(Exception.class, (failure, context) -> {
            System.getLogger(Web.class.getName()).log(System.Logger.Level.WARNING, "a request failed", failure);
            refuse(context, HttpStatus.INTERNAL_SERVER_ERROR, "the node could not answer this");
        });
    }

    private void guard(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
        boolean ours = isOurHost(Optional.ofNullable(context.header("Host")));
        boolean changes = !Set.of("GET", "HEAD").contains(context.method().name());
        if (!ours || (changes && !isOurOrigin(context))) {
            refuse(context, HttpStatus.FORBIDDEN, "this address is not served to that origin");
            context.skipRemainingHandlers();
        }
    }

    private void guardSocket(Context context) {
        if (!isOurHost(Optional.ofNullable(context.header("Host"))) || !isOurOrigin(context)) {
            refuse(context, HttpStatus.FORBIDDEN, "this address is not served to that origin");
            context.skipRemainingHandlers();
        } else if (admitted(context, Operation.LOOK).isEmpty()) {
            context.skipRemainingHandlers();
        } else if (screens.size() >= MOST_SCREENS) {
            refuse(context, HttpStatus.SERVICE_UNAVAILABLE, "too many screens are open");
            context.skipRemainingHandlers();
        }
    }

    /** Against DNS rebinding: only by the names this node listens under. */
    private boolean isOurHost(Optional<String> host) {
        List<String> ours = List.of(settings.host() + ":" + port(), "127.0.0.1:" + port(), "localhost:" + port());
        return host.filter(ours::contains).isPresent();
    }

    private boolean isOurOrigin(Context context) {
        return Optional.ofNullable(context.header("Origin"))
                .filter(origin -> origin.equals("http://" + context.header("Host")))
                .isPresent();
    }

    private void oneTimeSignIn(Context context) {
        Optional<Role> role = sessions.redeem(context.pathParam("secret"));
        if (role.isEmpty()) {
            listener.acted(new OperatorAction.SignInRefused("one-time", "the address is unknown, used or too old"));
            context.status(HttpStatus.FORBIDDEN)
                    .contentType("text/plain; charset=utf-8")
                    .result("This sign-in address is unknown, was used already or is too old. Open / and sign in.\n");
            return;
        }
        if (admit(context, "one-time", role.get())) {
            // A page of our own origin, not a redirect: a strict cookie does not travel on a redirect from elsewhere.
            context.html("<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=/\"><title>Watchfire</title>"
                    + "<a href=\"/\">To the picture</a>");
        }
    }

    private void passwordSignIn(Context context) {
        Optional<SignInRequest> request = SignInRequest.parse(context.body());
        if (request.isEmpty()) {
            refuse(context, HttpStatus.BAD_REQUEST, "want {\"name\":...,\"password\":...,\"role\":...}, role optional");
            return;
        }
        char[] password = request.get().password().toCharArray();
        SignIn.Result result =
                signIn.attempt(request.get().name(), password, request.get().role());
        Arrays.fill(password, ' ');
        switch (result) {
            case SignIn.Result.Welcome welcome -> {
                if (admit(context, welcome.operator().name(), welcome.role())) {
                    json(context, "{}");
                }
            }
            case SignIn.Result.Refused refused -> {
                listener.acted(new OperatorAction.SignInRefused(request.get().name(), refused.reason()));
                refuse(context, HttpStatus.FORBIDDEN, refused.reason());
            }
        }
    }

    private boolean admit(Context context, String operator, Role role) {
        Optional<Sessions.Session> session = sessions.open(operator, role);
        if (session.isEmpty()) {
            refuse(context, HttpStatus.SERVICE_UNAVAILABLE, "too many sessions are open");
            return false;
        }
        int seconds = Math.toIntExact(Sessions.LONGEST.toSeconds());
        context.cookie(new Cookie(cookieName, session.get().token(), "/", seconds, false, true, null, SameSite.STRICT));
        listener.acted(new OperatorAction.SignedIn(operator, role));
        return true;
    }

    private void signOut(Context context) {
        session(context).flatMap(known -> sessions.close(known.token())).ifPresent(closed -> {
            screens.values().stream()
                    .filter(screen -> screen.session().token().equals(closed.token()))
                    .forEach(screen -> screen.close(4401, "signed out"));
            listener.acted(new OperatorAction.SignedOut(closed.operator(), closed.role()));
        });
        context.removeCookie(cookieName, "/");
        json(context, "{}");
    }

    private Optional<Sessions.Session> session(Context context) {
        return Optional.ofNullable(context.cookie(cookieName)).flatMap(sessions::find);
    }

    /** The session behind a request, if it may do this; otherwise the request has been refused, and the node told. */
    private Optional<Sessions.Session> admitted(Context context, Operation operation) {
        Optional<Sessions.Session> session = session(context);
        if (session.isEmpty()) {
            refuse(context, HttpStatus.UNAUTHORIZED, "sign in first");
        } else if (!isAllowed(session.get(), operation)) {
            refuse(context, HttpStatus.FORBIDDEN, operation.refusal());
            return Optional.empty();
        }
        return session;
    }

    private boolean isAllowed(Sessions.Session session, Operation operation) {
        boolean allowed = operation.isAllowedTo(session.role());
        if (!allowed) {
            listener.acted(new OperatorAction.Forbidden(session.operator(), session.role(), operation.name()));
        }
        return allowed;
    }

    private void socket(WsConfig socket) {
        socket.onConnect(context -> {
            Optional<Sessions.Session> session =
                    Optional.ofNullable(context.cookie(cookieName)).flatMap(sessions::find);
            if (session.isEmpty()) {
                context.closeSession(4401, "sign in first");
                return;
            }
            Screen screen = new Screen(
                    context.session,
                    session.get(),
                    inside.common(),
                    inside.view(session.get().role()),
                    Words.hello(settings, session.get()),
                    System.nanoTime());
            screens.put(context.sessionId(), screen);
            inside.sender().add(screen);
        });
        socket.onMessage(context -> screen(context).ifPresent(screen -> hear(screen, context.message())));
        socket.onClose(this::forget);
        socket.onError(this::forget);
    }

    private void hear(Screen screen, String message) {
        switch (Heard.parse(message)) {
            case Heard.Select select -> {
                screen.select(select.track());
                inside.selected().accept(screen);
                inside.sender().signal();
            }
            case Heard.Acknowledge acknowledge -> acknowledge(screen, acknowledge);
            case Heard.Nonsense nonsense -> {
                forgetAll(screen);
                screen.close(1007, "not understood");
            }
        }
    }

    private void acknowledge(Screen screen, Heard.Acknowledge wanted) {
        Sessions.Session session = screen.session();
        int newest = inside.view(session.role())
                .get("e" + wanted.event())
                .map(op -> op instanceof Op.EventIs is ? is.event().newestVersion(wanted.by()) : 0)
                .orElse(0);
        if (!isAllowed(session, Operation.ACKNOWLEDGE)) {
            screen.say(Words.refusal(Operation.ACKNOWLEDGE.refusal()));
        } else if (wanted.version() < 1 || wanted.version() > newest) {
            screen.say(Words.refusal("there is no version " + wanted.version() + " of " + wanted.event()));
        } else {
            listener.acted(new OperatorAction.Acknowledged(
                    session.operator(), session.role(), wanted.event(), wanted.by(), wanted.version()));
        }
        inside.sender().signal();
    }

    private void forgetAll(Screen screen) {
        screens.values().remove(screen);
        inside.sender().remove(screen);
    }

    private Optional<Screen> screen(WsContext context) {
        return Optional.ofNullable(screens.get(context.sessionId()));
    }

    private void forget(WsContext context) {
        Optional.ofNullable(screens.remove(context.sessionId())).ifPresent(inside.sender()::remove);
    }

    /** Counts connections on which bytes came, but no request. */
    private record Strangers(AtomicLong count) implements Connection.Listener {
        @Override
        public void onClosed(Connection connection) {
            if (connection.getBytesIn() > 0 && connection.getMessagesIn() == 0) {
                count.incrementAndGet();
            }
        }
    }

    static void json(Context context, String body) {
        context.contentType("application/json").result(body);
    }

    static void refuse(Context context, HttpStatus status, String reason) {
        json(context.status(status), Words.one("error", reason));
    }
}
