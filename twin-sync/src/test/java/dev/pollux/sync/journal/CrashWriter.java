package dev.pollux.sync.journal;

import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A process made to be killed: it writes to a journal as fast as that takes it, one write in flight for each twin, and
/// says each acknowledgement on its standard output, as twin and revision. Ends by itself only when the journal stops
/// it, with code 70.
public final class CrashWriter {

    /// Said in place of a twin once writing begins, and when a write is refused.
    static final int READY = -1;

    static final int REFUSED = -2;

    private final Journal journal;
    private final DataOutputStream out;

    private CrashWriter(Journal journal, DataOutputStream out) {
        this.journal = journal;
        this.out = out;
    }

    /// Arguments: the folder, and the number of twins.
    public static void main(String... args) {
        System.setOut(System.err);
        var journal = Journal.open(Path.of(args[0]), Writes.SMALL, Meters.NONE);
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        var writer = new CrashWriter(journal, out);
        writer.say(READY, 0);
        for (int n = 0; n < Integer.parseInt(args[1]); n++) {
            var id = Writes.twin(n);
            writer.next(n, journal.find(id).orElseGet(() -> Twin.absent(id)));
        }
    }

    private void next(int n, Twin before) {
        long revision = before.revision() + 1;
        var event = Writes.event(n, revision);
        var after = Writes.write(before, event).after();
        journal.append(before.id(), revision, new StoredWrite(event, after, new Acknowledge(n, after)));
    }

    private synchronized void say(int twin, long revision) {
        try {
            out.writeInt(twin);
            out.writeLong(revision);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Acknowledge implements StoredWrite.Receipt {
        private final int n;
        private final Twin after;

        Acknowledge(int n, Twin after) {
            this.n = n;
            this.after = after;
        }

        @Override
        public void stored(Position position) {
            say(n, after.revision());
            next(n, after);
        }

        @Override
        public void refused(Rejection rejection) {
            say(REFUSED, after.revision());
        }
    }
}
