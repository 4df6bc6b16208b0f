package dev.pollux.sync.journal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The standard output of a process made to be killed, on which it says its acknowledgements, each as twin and
/// revision.
/// Whatever else would print there goes to the error output. Thread-safe.
final class AckPipe {

    /// Said in place of a twin once writing begins, and when a write is refused.
    static final int READY = -1;

    static final int REFUSED = -2;

    private final DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));

    AckPipe() {
        System.setOut(System.err);
    }

    synchronized void say(int twin, long revision) {
        try {
            out.writeInt(twin);
            out.writeLong(revision);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
