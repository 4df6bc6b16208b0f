package dev.pollux.sync.journal;

import dev.pollux.model.port.Meters;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import java.nio.file.Path;

/// A process made to be killed: it writes to a journal as fast as that takes it, one write in flight for each twin, and
/// says each acknowledgement. Ends by itself only when the journal stops it, with code 70.
public final class CrashWriter {

    private final Journal journal;
    private final AckPipe acks;

    private CrashWriter(Journal journal, AckPipe acks) {
        this.journal = journal;
        this.acks = acks;
    }

    /// Arguments: the folder, and the number of twins.
    public static void main(String... args) {
        var writer = new CrashWriter(Journal.open(Path.of(args[0]), Writes.SMALL, Meters.NONE), new AckPipe());
        writer.acks.say(AckPipe.READY, 0);
        for (int n = 0; n < Integer.parseInt(args[1]); n++) {
            var id = Writes.twin(n);
            writer.next(n, writer.journal.find(id).orElseGet(() -> Twin.absent(id)));
        }
    }

    private void next(int n, Twin before) {
        long revision = before.revision() + 1;
        var event = Writes.event(n, revision);
        var after = Writes.write(before, event).after();
        journal.append(before.id(), revision, new StoredWrite(event, after, new Acknowledge(n, after)));
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
            acks.say(n, after.revision());
            next(n, after);
        }

        @Override
        public void refused(Rejection rejection) {
            acks.say(AckPipe.REFUSED, after.revision());
        }
    }
}
