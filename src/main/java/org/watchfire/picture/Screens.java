package org.watchfire.picture;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The open screens, one for each socket: what their operators say comes in here, what they see leaves by the {@link Sender}. */
final class Screens {
    /** For each operator and role; the configuration bounds the operators. */
    static final int MOST_OF_ONE = 16;

    private final PictureSettings settings;
    private final PictureListener listener;
    private final Web.Inside inside;
    private final Guard guard;
    private final Admission admission;
    private final Map<String, Screen> screens = new ConcurrentHashMap<>();

    Screens(PictureSettings settings, PictureListener listener, Web.Inside inside, Guard guard, Admission admission) {
        this.settings = settings;
        this.listener = listener;
        this.inside = inside;
        this.guard = guard;
        this.admission = admission;
    }

    /** Whether one more may open; otherwise the request has been refused. */
    void beforeUpgrade(Context context) {
        if (!guard.socket(context)) {
            return;
        }
        Optional<Sessions.Session> session = admission.admitted(context, Operation.LOOK);
        if (session.isEmpty()) {
            context.skipRemainingHandlers();
        } else if (openOf(session.get()) >= MOST_OF_ONE) {
            Answers.refuse(context, HttpStatus.SERVICE_UNAVAILABLE, "too many screens of this operator are open");
            context.skipRemainingHandlers();
        }
    }

    private long openOf(Sessions.Session asking) {
        return screens.values().stream()
                .map(Screen::session)
                .filter(other -> other.operator().equals(asking.operator()) && other.role() == asking.role())
                .count();
    }

    /**
     * Ends screens.
     *
     * @param which of them
     * @param code of the WebSocket's end
     */
    void close(Predicate<Sessions.Session> which, int code, String why) {
        screens.values().stream()
                .filter(screen -> which.test(screen.session()))
                .forEach(screen -> screen.close(code, why));
    }

    /** What a socket says and when it ends. */
    void socket(WsConfig socket) {
        socket.onConnect(context -> {
            Optional<Sessions.Session> session = admission.session(context);
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
        if (!admission.isAllowed(session, Operation.ACKNOWLEDGE)) {
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
}
