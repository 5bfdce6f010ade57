package org.watchfire.exchange.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LobbyTest {
    private final Lobby<Integer> lobby = new Lobby<>(100, 50);

    @Test
    void whoComesInNumbersKeepsOutOnlyItself() {
        lobby.enter(-1, "a nation", 0);
        List<Integer> gone = IntStream.range(0, 5000)
                .mapToObj(i -> lobby.enter(i, "a stranger", 1))
                .flatMap(Optional::stream)
                .toList();
        assertThat(gone).isEqualTo(IntStream.range(0, 4901).boxed().toList());
        assertThat(lobby.enter(-2, "the nation's second", 2)).contains(4901);
        assertThat(lobby.size()).isEqualTo(100);
    }

    @Test
    void ofManyWhoAreAlikeTheOldestGoes() {
        for (int i = 0; i < 100; i++) {
            assertThat(lobby.enter(i, "address " + i, 0)).isEmpty();
        }
        assertThat(lobby.enter(100, "one more", 0)).contains(0);
    }

    @Test
    void whoWaitsTooLongGoesAndWhoSignedInDoesNot() {
        lobby.enter(1, "slow", 0);
        lobby.enter(2, "quick", 0);
        lobby.enter(3, "new", 40);
        lobby.leave(2);
        assertThat(lobby.tooSlow(50)).isEmpty();
        assertThat(lobby.tooSlow(51)).containsExactly(1);
        assertThat(lobby.size()).isEqualTo(1);
    }
}
