package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture with something in front of it that speaks TLS and passes on what browsers ask. */
class BehindTlsTest extends ServedPicture {
    @Override
    Optional<String> publicAddress() {
        return Optional.of("https://watch.example");
    }

    /** LOCAL stands for the address the node listens on. */
    @ParameterizedTest
    @CsvSource({
        "watch.example,      https://watch.example,     200",
        "LOCAL,              https://watch.example,     200",
        "LOCAL,              http://LOCAL,              200",
        "watch.example,      http://watch.example,      403",
        "watch.example,      https://elsewhere.example, 403",
        "watch.example,      http://LOCAL,              403",
        "elsewhere.example,  https://watch.example,     403",
        "elsewhere.example,  https://elsewhere.example, 403",
        "LOCAL,              https://LOCAL,             403"
    })
    void takesItsPublicAddressAndItsOwnAndNoOther(String host, String origin, int status) throws IOException {
        assertThat(signIn(host, origin)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void itsCookiesTravelOverTlsOnly() throws IOException {
        assertThat(signIn("watch.example", "https://watch.example")).containsPattern("Set-Cookie: .*; Secure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "watch.example",
                "http://watch.example",
                "https://",
                "https://Watch.example",
                "https://watch.example/",
                "https://watch.example:443",
                "https://a@watch.example"
            })
    void refusesAPublicAddressThatNoBrowserSends(String address) {
        assertThatThrownBy(() -> PictureSettings.requirePublicAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publicAddress");
    }

    private String signIn(String host, String origin) throws IOException {
        Socket socket = stranger();
        String request = "POST /sign-in HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                + "\r\nConnection: close\r\nContent-Length: " + SIGN_IN.length() + "\r\n\r\n" + SIGN_IN;
        say(socket, request.replace("LOCAL", local()));
        return heard(socket);
    }
}
