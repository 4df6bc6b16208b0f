package dev.pollux.sync.journal;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// How the newest state of a twin is stored: one octet that names the version of the form, then CBOR items in a fixed
/// order. The id is the row's key and stands nowhere else. A new version is a new octet and a new branch in [#decode].
final class TwinForm {

    static final int VERSION = 1;

    private TwinForm() {}

    static byte[] encode(StoredTwin stored) {
        var twin = stored.twin();
        var out = new CborWriter()
                .raw(VERSION)
                .number(stored.seqNr())
                .text(twin.stage().name())
                .number(twin.revision())
                .time(twin.created())
                .time(twin.modified())
                .json(twin.document())
                .json(twin.metadata());
        presence(out, twin.presence());
        commands(out, twin.commands());
        recent(out, twin.recent());
        return out.toBytes();
    }

    static StoredTwin decode(TwinId id, byte[] bytes) {
        var in = new CborReader(bytes);
        int version = in.raw();
        return switch (version) {
            case 1 -> new StoredTwin(in.number(), twin(id, in));
            default -> throw new IllegalStateException("stored twin has the unknown version " + version);
        };
    }

    /// The twin with only the wanted parts of its document, and with nothing beside it.
    static Twin decode(TwinId id, byte[] bytes, Wanted wanted) {
        var in = new CborReader(bytes);
        int version = in.raw();
        if (version != VERSION) {
            throw new IllegalStateException("stored twin has the unknown version " + version);
        }
        in.number();
        return new Twin(
                id,
                Twin.Stage.valueOf(in.key()),
                in.number(),
                in.time(),
                in.time(),
                in.object(wanted),
                JsonObject.EMPTY,
                Presence.UNKNOWN,
                Map.of(),
                RecentRequests.NONE);
    }

    /// The number of the event the row stands after, without reading the rest.
    static long seqNr(byte[] bytes) {
        var in = new CborReader(bytes);
        in.raw();
        return in.number();
    }

    private static Twin twin(TwinId id, CborReader in) {
        return new Twin(
                id,
                Twin.Stage.valueOf(in.key()),
                in.number(),
                in.time(),
                in.time(),
                in.object(),
                in.object(),
                presence(in),
                commands(in),
                recent(in));
    }

    static void presence(CborWriter out, Presence presence) {
        out.text(presence.status().name()).time(presence.since()).text(presence.clientId());
    }

    static Presence presence(CborReader in) {
        return new Presence(Presence.Status.valueOf(in.key()), in.time(), in.text());
    }

    static void command(CborWriter out, DeviceCommand command) {
        out.text(command.id())
                .text(command.name())
                .text(command.feature())
                .json(command.payload())
                .text(command.state().name())
                .time(command.accepted())
                .time(command.expires())
                .time(command.moved());
    }

    static DeviceCommand command(CborReader in) {
        return new DeviceCommand(
                in.text(),
                in.text(),
                in.text(),
                in.json(),
                DeviceCommand.State.valueOf(in.key()),
                in.time(),
                in.time(),
                in.time());
    }

    private static void commands(CborWriter out, Map<String, DeviceCommand> commands) {
        out.array(commands.size());
        commands.values().forEach(command -> command(out, command));
    }

    private static Map<String, DeviceCommand> commands(CborReader in) {
        int size = in.array();
        if (size == 0) {
            return Map.of();
        }
        var commands = new HashMap<String, DeviceCommand>();
        for (int i = 0; i < size; i++) {
            var command = command(in);
            commands.put(command.id(), command);
        }
        return commands;
    }

    private static void recent(CborWriter out, RecentRequests recent) {
        out.array(recent.entries().size());
        recent.entries()
                .forEach(entry ->
                        out.text(entry.key()).number(entry.fingerprint()).number(entry.revision()));
    }

    private static RecentRequests recent(CborReader in) {
        int size = in.array();
        if (size == 0) {
            return RecentRequests.NONE;
        }
        var entries = new ArrayList<RecentRequests.Entry>(size);
        for (int i = 0; i < size; i++) {
            entries.add(new RecentRequests.Entry(in.text(), in.integer(), in.number()));
        }
        return new RecentRequests(entries);
    }
}
