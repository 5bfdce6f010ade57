package org.watchfire.picture;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.watchfire.release.Role;

/**
 * The HTTP side: which address leads where. Everything but the front end's own files, the node's name and the sign-in itself
 * wants a session.
 *
 * <pre>
 * Connections ─► request ─► BodyGate ─► Guard ─► Admission ─► PolicyPages, metrics
 *                   │          │          │          └──────► Screens ═ socket
 *                   └─ Errors ─┘          └─► Pages, the node's name
 * </pre>
 */
final class Web {
    private static final int LARGEST_BODY = 4096;
    private static final BodyGate.Allowance SMALL_BODY = new BodyGate.Allowance(LARGEST_BODY, Duration.ofSeconds(5));
    private static final BodyGate.Allowance POLICY_BODY =
            new BodyGate.Allowance(PolicyPages.LARGEST_TEXT, Duration.ofSeconds(60));

    /** Of the HTTP library's own, which wait for nobody. */
    private static final int MOST_THREADS = 24;

    /** Connections that wait to be taken; where they do not fit, the next one's packets are lost and sent again seconds later. */
    private static final int MOST_TO_ACCEPT = 1024;

    private final PictureSettings settings;
    private final PictureListener listener;
    private final Supplier<String> metrics;
    private final Guard guard;
    private final Admission admission;
    private final Screens screens;
    private final Pages pages = new Pages();
    private final Connections connections = new Connections();
    private final BodyGate bodies = new BodyGate(this::allowance);
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
        this.metrics = inside.metrics();
        this.guard = new Guard(settings.host(), this::port, settings.publicAddress());
        this.admission = new Admission(settings, listener, clock, this::ended);
        this.screens = new Screens(settings, listener, inside, guard, admission);
        this.javalin = Javalin.create(this::configure);
    }

    void start() {
        try {
            javalin.start();
            for (Connector connector : javalin.jettyServer().server().getConnectors()) {
                connector.addEventListener(connections);
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
        return connections.malformed();
    }

    /** Connections given up for younger ones. */
    long connectionsGivenUp() {
        return connections.givenUp();
    }

    /** Bodies that were too large, too slow or broken off. */
    long refusedBodies() {
        return bodies.refused();
    }

    int bodiesUnderWay() {
        return bodies.underWay();
    }

    String oneTimeSignInUrl(Role role) {
        return url() + "/sign-in/" + admission.oneTime(role);
    }

    void close() {
        screens.close(session -> true, 1001, "the node stops");
        javalin.stop();
    }

    /** Ends the screens of a role; their browsers come back at once and take what is there now. */
    void beginAnew(Role role) {
        screens.close(session -> session.role() == role, 1012, "the policy changed");
    }

    /** Others may sign in from now on; the sessions and screens of whoever lost a role or the account end now. */
    void operators(List<OperatorAccount> operators) {
        admission.operators(operators);
        expire();
    }

    /** Ends what has run out, and the screens that hang on it. */
    void expire() {
        screens.close(admission::isOver, 4401, "the session is over");
        admission.expire();
    }

    private void ended(Sessions.Session over, String why) {
        screens.close(session -> session.token().equals(over.token()), 4401, why);
    }

    /** Only who is signed in may send a policy; who may not propose one is told so, and it is in the journal. */
    private BodyGate.Allowance allowance(Request request) {
        boolean policy = Request.getPathInContext(request).equals(PolicyPages.PROPOSE)
                && admission.isSignedIn(Request.getCookies(request));
        return policy ? POLICY_BODY : SMALL_BODY;
    }

    private void configure(JavalinConfig config) {
        HttpLog.watch();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, 60_000);
        threads.setName("picture-" + settings.nation());
        threads.setDaemon(true);
        // a request has a virtual thread: whoever does not read the answer holds that and no other
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("picture-request-"));
        threads.setReservedThreads(0);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> {
            server.setHandler(bodies);
            server.setErrorHandler(new Errors());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(8192);
            http.setIdleTimeout(30_000);
        });
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setAcceptQueueSize(MOST_TO_ACCEPT);
            return connector;
        });
        config.jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setMaxTextMessageSize(LARGEST_BODY);
            sockets.setMaxBinaryMessageSize(1);
            sockets.setIdleTimeout(Duration.ofSeconds(90));
        });
        config.routes.before(guard::request);
        admission.addTo(config);
        config.routes.get("/node", context -> Answers.json(context, Words.node(settings, admission.session(context))));
        config.routes.get(
                "/metrics",
                context -> admission
                        .admitted(context, Operation.READ_METRICS)
                        .ifPresent(session ->
                                context.contentType("text/plain; version=0.0.4").result(metrics.get())));
        new PolicyPages(listener, admission).addTo(config);
        config.routes.wsBeforeUpgrade("/picture", screens::beforeUpgrade);
        config.routes.ws("/picture", screens::socket);
        config.routes.get("/", pages::answer);
        config.routes.get("/<file>", pages::answer);
        config.routes.exception(Exception.class, (failure, context) -> {
            HttpLog.failed(failure);
            Answers.refuse(context, HttpStatus.INTERNAL_SERVER_ERROR, "the node could not answer this");
        });
    }
}
