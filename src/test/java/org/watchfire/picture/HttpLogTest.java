package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whatever strangers say to the picture, its log stays short. */
class HttpLogTest extends ServedPicture {
    private static final String POST =
            "POST /sign-in HTTP/1.1 NL HOST NL Origin: http://LOCAL NL Content-Length: 2 NL ";
    private static final List<String> SAID = List.of(
            "GET / HTTP/1.1 NL HOST NL HOST NL NL",
            "GET / HTTP/1.1 NL Host: [::z NL NL",
            "GET / HTTP/1.1 NL HOST NL X: LONG NL NL",
            "GET /LONG HTTP/1.1 NL HOST NL NL",
            POST + "Content-Type: text/plain; charset=none NL NL{}",
            "nonsense NL NL");

    @Test
    void aLineOfEachKindIsSaidHoweverManySayIt() throws IOException {
        Logger root = Logger.getLogger("");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listening = listener(lines);
        root.addHandler(listening);
        try {
            for (int i = 0; i < 20 * SAID.size(); i++) {
                try (Socket stranger = stranger()) {
                    say(stranger, text(SAID.get(i % SAID.size())));
                    assertThat(heard(stranger)).startsWith("HTTP/1.1 4");
                }
            }
        } finally {
            root.removeHandler(listening);
        }
        assertThat(lines).hasSizeLessThanOrEqualTo(SAID.size());
    }

    private String text(String said) {
        return said.replaceAll(" ?NL ?", "\r\n")
                .replace("HOST", "Host: LOCAL\r\nConnection: close")
                .replace("LOCAL", local())
                .replace("LONG", "x".repeat(9000));
    }

    private static Handler listener(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord event) {
                lines.add(String.valueOf(event.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
