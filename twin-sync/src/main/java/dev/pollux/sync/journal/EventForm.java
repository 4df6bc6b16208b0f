package dev.pollux.sync.journal;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.TwinEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How events are stored: one octet that names the version of the form, then CBOR items in a fixed order. A new version
/// is a new octet and a new branch in [#decode]; the old branches stay, because old rows are never rewritten.
final class EventForm {

    static final int VERSION = 1;

    private static final int OTHER = 0;
    private static final int CHANGED = 1;
    private static final int COMMAND_MOVED = 2;
    private static final int DEVICE_SEEN = 3;

    private static final int PUT = 0;
    private static final int MERGE = 1;
    private static final int REMOVE = 2;
    private static final int LATE = 3;

    private EventForm() {}

    static byte[] encode(StoredEvent stored) {
        var out = new CborWriter().raw(VERSION).text(stored.pid()).number(stored.seqNr());
        switch (stored.body()) {
            case StoredEvent.OfTwin(var event) -> event(out, event);
            case StoredEvent.Other(var serialized) -> out.number(OTHER).bytes(serialized);
        }
        return out.toBytes();
    }

    static StoredEvent decode(byte[] bytes) {
        var in = new CborReader(bytes);
        int version = in.raw();
        return switch (version) {
            case 1 -> new StoredEvent(in.text(), in.number(), body(in));
            default -> throw new IllegalStateException("stored event has the unknown version " + version);
        };
    }

    /// Whose event it is and its number there, without the rest, for checks that need no more.
    static Owner owner(byte[] bytes) {
        var in = new CborReader(bytes);
        in.raw();
        return new Owner(in.text(), in.number());
    }

    record Owner(String pid, long seqNr) {}

    private static void event(CborWriter out, TwinEvent event) {
        switch (event) {
            case TwinEvent.Changed changed -> changed(out.number(CHANGED), changed);
            case TwinEvent.CommandMoved(var at, var command, var result, var cause) -> {
                out.number(COMMAND_MOVED).time(at);
                TwinForm.command(out, command);
                cause(out.json(result), cause);
            }
            case TwinEvent.DeviceSeen(var at, var presence, var cause) -> {
                out.number(DEVICE_SEEN).time(at);
                TwinForm.presence(out, presence);
                cause(out, cause);
            }
        }
    }

    private static StoredEvent.Body body(CborReader in) {
        int kind = in.integer();
        return switch (kind) {
            case OTHER -> new StoredEvent.Other(in.bytes());
            case CHANGED -> new StoredEvent.OfTwin(changed(in));
            case COMMAND_MOVED ->
                new StoredEvent.OfTwin(
                        new TwinEvent.CommandMoved(in.time(), TwinForm.command(in), in.json(), cause(in)));
            case DEVICE_SEEN ->
                new StoredEvent.OfTwin(new TwinEvent.DeviceSeen(in.time(), TwinForm.presence(in), cause(in)));
            default -> throw new IllegalStateException("stored event is of the unknown kind " + kind);
        };
    }

    private static void changed(CborWriter out, TwinEvent.Changed event) {
        out.number(event.revision()).time(event.at()).array(event.edits().size());
        event.edits().forEach(edit -> edit(out, edit, event.at()));
        cause(out, event.cause());
        out.text(event.request().key()).number(event.request().fingerprint());
    }

    private static TwinEvent.Changed changed(CborReader in) {
        long revision = in.number();
        var at = in.time();
        int size = in.array();
        var edits = new ArrayList<Edit>(size);
        for (int i = 0; i < size; i++) {
            edits.add(edit(in, at));
        }
        return new TwinEvent.Changed(revision, at, edits, cause(in), new RequestKey(in.text(), in.integer()));
    }

    private static void edit(CborWriter out, Edit edit, Instant at) {
        switch (edit) {
            case Edit.Put(var path, var value, var seen) ->
                observed(path(out.number(PUT), path).json(value), seen, at);
            case Edit.Merge(var path, var patch, var seen) ->
                observed(path(out.number(MERGE), path).json(patch), seen, at);
            case Edit.Remove(var path, var seen) -> observed(path(out.number(REMOVE), path), seen, at);
            case Edit.Late(var path, var value, var seen) ->
                observed(path(out.number(LATE), path).json(value), seen, at);
        }
    }

    private static Edit edit(CborReader in, Instant at) {
        int kind = in.integer();
        var path = path(in);
        return switch (kind) {
            case PUT -> new Edit.Put(path, in.json(), observed(in, at));
            case MERGE -> new Edit.Merge(path, in.json(), observed(in, at));
            case REMOVE -> new Edit.Remove(path, observed(in, at));
            case LATE -> new Edit.Late(path, in.json(), observed(in, at));
            default -> throw new IllegalStateException("stored edit is of the unknown kind " + kind);
        };
    }

    private static CborWriter path(CborWriter out, JsonPath path) {
        out.array(path.depth());
        path.segments().forEach(out::text);
        return out;
    }

    private static JsonPath path(CborReader in) {
        int depth = in.array();
        var segments = new String[depth];
        for (int i = 0; i < depth; i++) {
            segments[i] = in.key();
        }
        return new JsonPath(List.of(segments));
    }

    /// Most values are observed when they arrive; then a null stands for the time.
    private static void observed(CborWriter out, Instant observed, Instant at) {
        if (observed.equals(at)) {
            out.nothing();
        } else {
            out.time(observed);
        }
    }

    private static Instant observed(CborReader in, Instant at) {
        return in.nothing() ? at : in.time();
    }

    private static void cause(CborWriter out, Cause cause) {
        out.text(cause.subject())
                .text(cause.correlationId())
                .text(cause.origin().name())
                .text(cause.before());
    }

    private static Cause cause(CborReader in) {
        return new Cause(in.text(), in.text(), Cause.Origin.valueOf(in.key()), in.text());
    }
}
