package org.watchfire.exchange.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder within another in which folders are filled before they take their places there: if filling fails, nothing is left
 * of it.
 */
final class Staging implements AutoCloseable {
    private final Path target;
    private final Path folder;
    private final boolean madeTarget;
    private boolean isDone;

    private Staging(Path target, Path folder, boolean madeTarget) {
        this.target = target;
        this.folder = folder;
        this.madeTarget = madeTarget;
    }

    /** Begins; {@code target} is made where it is missing. */
    static Staging under(Path target) throws IOException {
        boolean makes = !Files.exists(target);
        Files.createDirectories(target);
        return new Staging(target, Files.createTempDirectory(target, ".new-"), makes);
    }

    Path folder() {
        return folder;
    }

    /** Gives the folders of these names their places, in this order; none of them may be taken. */
    void moveOut(List<String> names) throws IOException {
        int moved = 0;
        try {
            for (String name : names) {
                Files.move(folder.resolve(name), target.resolve(name));
                moved++;
            }
            isDone = true;
        } finally {
            if (!isDone) {
                for (String name : names.subList(0, moved)) {
                    Files.move(target.resolve(name), folder.resolve(name));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.walk(folder)) {
            left = all.toList();
        }
        for (Path path : left.reversed()) {
            Files.delete(path);
        }
        if (madeTarget && !isDone) {
            Files.delete(target);
        }
    }
}
