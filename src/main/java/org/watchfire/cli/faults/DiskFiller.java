package org.watchfire.cli.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Leaves not a byte of a file system free. */
final class DiskFiller {
    private static final int LARGEST = 1 << 20;

    private DiskFiller() {}

    /** Has {@code ballast} take all that is told to be free, then writes to it until not a byte fits any more. */
    static void fill(Path ballast) throws IOException, InterruptedException {
        Path folder = ballast.toAbsolutePath().resolveSibling("");
        long free = Files.getFileStore(folder).getUsableSpace();
        // the system takes the bulk at once where its file system can; where not, all of it is written below
        new ProcessBuilder("fallocate", "--length", Long.toString(Math.max(1, free)), ballast.toString())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        try (FileChannel file = FileChannel.open(
                ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int piece = LARGEST; piece > 0; piece /= 2) {
                boolean fits = true;
                while (fits) {
                    try {
                        fits = file.write(ByteBuffer.allocate(piece)) == piece;
                    } catch (IOException full) {
                        fits = false;
                    }
                }
            }
        }
    }
}
