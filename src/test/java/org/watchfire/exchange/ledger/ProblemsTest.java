package org.watchfire.exchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.KOR;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange");

    private final Problems problems = new Problems(KOR);

    @BeforeAll
    static void saySilently() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    @Test
    void keepTheNewestHundred() {
        for (int i = 1; i <= 250; i++) {
            problems.add("problem " + i);
        }
        assertThat(problems.all()).hasSize(100).startsWith("problem 151").endsWith("problem 250");
    }

    @Test
    void countOneThatComesAgain() {
        problems.add("the same");
        problems.add("the same");
        assertThat(problems.all()).containsExactly("the same", "the same");
    }
}
