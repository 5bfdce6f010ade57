package org.watchfire.picture;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What every request passes first, whoever sends it: it must name this node as the host, and what changes something must come
 * from a page of this node. Each answer carries a content security policy that lets the page speak to this node only.
 */
final class Guard {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Of every answer, whoever gives it. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final String host;
    private final IntSupplier port;
    private final Optional<String> publicAddress;

    /**
     * @param host and
     * @param port where the node listens; the port is asked for with each request, since it may be any free one
     * @param publicAddress where browsers find it as well, by TLS that ends in front of the node
     */
    Guard(String host, IntSupplier port, Optional<String> publicAddress) {
        this.host = host;
        this.port = port;
        this.publicAddress = publicAddress;
    }

    /** Before every request. */
    void request(Context context) {
        HEADERS.forEach(context::header);
        boolean changes = !Set.of("GET", "HEAD").contains(context.method().name());
        if (!isOurHost(context) || (changes && !isOurOrigin(context))) {
            turnAway(context);
        }
    }

    /** Before a socket: a page of another origin may open one, and browsers send the cookie along. Whether it passed. */
    boolean socket(Context context) {
        boolean ours = isOurHost(context) && isOurOrigin(context);
        if (!ours) {
            turnAway(context);
        }
        return ours;
    }

    private static void turnAway(Context context) {
        Answers.refuse(context, HttpStatus.FORBIDDEN, "this address is not served to that origin");
        context.skipRemainingHandlers();
    }

    /** Against DNS rebinding: only by the names this node is known under. */
    private boolean isOurHost(Context context) {
        return isLocal(context)
                || (publicAddress.isPresent()
                        && publicAddress.equals(host(context).map(name -> "https://" + name)));
    }

    private boolean isLocal(Context context) {
        int at = port.getAsInt();
        List<String> ours = List.of(host + ":" + at, "127.0.0.1:" + at, "localhost:" + at);
        return host(context).filter(ours::contains).isPresent();
    }

    private static Optional<String> host(Context context) {
        return Optional.ofNullable(context.header("Host"));
    }

    /** What stands in front may keep the host that the browser named or name the node's own; the origin is the browser's. */
    private boolean isOurOrigin(Context context) {
        Optional<String> origin = Optional.ofNullable(context.header("Origin"));
        return origin.isPresent()
                && (origin.equals(publicAddress)
                        || (isLocal(context) && origin.equals(host(context).map(name -> "http://" + name))));
    }
}
