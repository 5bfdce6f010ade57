package org.watchfire.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.amqp.HubSettings;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * A hub or a node as a process of its own, to be killed: {@code pair ROOT PORT} for one of two hubs, or
 * {@code NATION ROOT PORT[,PORT] [COUNT]}. Ends when its input does.
 */
public final class NodeProcess {
    private NodeProcess() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[1]);
        List<HubAddress> addresses = Stream.of(args[2].split(","))
                .map(port -> new HubAddress("127.0.0.1", Integer.parseInt(port)))
                .toList();
        if (args[0].equals("pair")) {
            KeyRing ring = KeyRing.open(root.resolve("keys/USA"), Samples.USA, Realm.EXERCISE);
            Hub.start(
                    new HubSettings(
                            ring,
                            TestNode.NATIONS,
                            "127.0.0.1",
                            addresses.getFirst().port(),
                            root.resolve("hub"),
                            true),
                    TestNode.CLOCK);
            say("ready");
        } else {
            TestNode node = TestNode.start(root.resolve("keys"), root, new NationId(args[0]), addresses);
            say("ready");
            if (args.length > 3) {
                sendUpTo(node, Integer.parseInt(args[3]));
            }
        }
        awaitEndOfInput();
        Runtime.getRuntime().halt(0);
    }

    /** Warnings about three events, one each 5 ms, going on after the last in the journal. */
    private static void sendUpTo(TestNode node, int count) throws InterruptedException {
        long sent = node.assuredTo(Samples.JPN).released();
        for (long number = sent + 1; number <= count; number++) {
            node.send(Samples.JPN, Samples.warning(node.nation, 1 + number % 3, (int) number));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        while (node.assuredTo(Samples.JPN).released() < count
                || node.assuredTo(Samples.JPN).outstanding() > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        say("done");
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // only its end matters
        }
    }
}
