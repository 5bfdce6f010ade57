package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the HTTP library answers by itself carries the headers that every answer of ours does. */
class ErrorsTest extends ServedPicture {
    /** NL stands for a line's end, HOST for the header that names the node, LONG for more than a header may be. */
    @ParameterizedTest
    @CsvSource({
        "GET /a/b/c/d HTTP/1.1 NL HOST NL NL,                                    404",
        "GET /picture HTTP/1.1 NL HOST NL NL,                                    404",
        "BREW / HTTP/1.1 NL HOST NL Origin: http://LOCAL NL NL,                  404",
        "TRACE / HTTP/1.1 NL HOST NL Origin: http://LOCAL NL NL,                 404",
        "nonsense NL NL,                                                         400",
        "GET / HTTP/1.1 NL NL,                                                   400",
        "GET / HTTP/1.1 NL HOST NL HOST NL NL,                                   400",
        "GET /%zz HTTP/1.1 NL HOST NL NL,                                        400",
        "GET /..%2f..%2f HTTP/1.1 NL HOST NL NL,                                 404",
        "GET / HTTP/9.9 NL HOST NL NL,                                           505",
        "GET / HTTP/1.1 NL HOST NL X: LONG NL NL,                                431",
        "GET /LONG HTTP/1.1 NL HOST NL NL,                                       414",
        "POST /sign-in HTTP/1.1 NL HOST NL Content-Length: 9999999 NL NL,        413",
        "POST /sign-in HTTP/1.1 NL HOST NL Content-Length: x NL NL,              400",
        "POST /sign-in HTTP/1.1 NL HOST NL Transfer-Encoding: chunked NL NL z NL, 400",
        "GET /node HTTP/1.1 NL HOST NL Expect: 200-maybe NL NL,                  417"
    })
    void everyAnswerHasTheHeadersOfTheGuard(String asked, int status) throws IOException {
        Socket stranger = stranger();
        say(
                stranger,
                asked.replaceAll(" ?NL ?", "\r\n")
                        .replace("HOST", "Host: LOCAL\r\nConnection: close")
                        .replace("LOCAL", local())
                        .replace("LONG", "x".repeat(9000)));

        String answer = heard(stranger);
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        Guard.HEADERS.forEach((name, value) -> assertThat(answer).contains(name + ": " + value + "\r\n"));
    }
}
