package dev.pollux.simulation.fork;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Copies of the twins below an asset, itself included, all as they stood at one position of the log: the cut is
/// global,
/// not per twin. Only what the caller may read is in the copies. The order is by id, so a twin's place in the list
/// names
/// it in a run.
public record FleetFork(Position position, List<Twin> twins) {

    public FleetFork {
        twins = List.copyOf(twins);
    }

    /// Takes the fork, and lets the cut go at once.
    public static FleetFork take(LatestTwins latest, Gatekeeper gatekeeper, TwinId below, Caller caller) {
        try (var cut = latest.cut()) {
            var readable = new HashMap<TwinId, Twin>();
            cut.forEach(twin -> keepReadable(twin, gatekeeper, caller, readable));
            return new FleetFork(cut.position(), subtree(readable, below));
        }
    }

    /// What the fork is made of, as a hash: the same twins at the same revisions give the same text.
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var twin : twins) {
                digest.update((twin.id() + "@" + twin.revision() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void keepReadable(Twin twin, Gatekeeper gatekeeper, Caller caller, Map<TwinId, Twin> readable) {
        if (twin.id().kind() != TwinId.Kind.THING) {
            return;
        }
        var access = gatekeeper.access(caller, twin.policyId());
        if (access.partly(Access.Permission.READ, Access.Resource.THING, JsonPath.ROOT)) {
            readable.put(twin.id(), view(twin, access));
        }
    }

    private static Twin view(Twin twin, Access access) {
        return new Twin(
                twin.id(),
                twin.stage(),
                twin.revision(),
                twin.created(),
                twin.modified(),
                document(twin, access),
                JsonObject.EMPTY,
                twin.presence(),
                Map.of(),
                twin.recent());
    }

    /// What the caller may read, with the two ids that every thing has.
    private static JsonObject document(Twin twin, Access access) {
        var readable = access.readable(Access.Resource.THING, JsonPath.ROOT, twin.document());
        var document = readable instanceof JsonObject object ? object : JsonObject.EMPTY;
        return document.with("thingId", Json.of(twin.id().text()))
                .with("policyId", Json.of(twin.policyId().text()));
    }

    private static List<Twin> subtree(Map<TwinId, Twin> readable, TwinId root) {
        var children = new HashMap<TwinId, List<TwinId>>();
        readable.values()
                .forEach(twin -> Relationships.parent(twin)
                        .ifPresent(parent -> children.computeIfAbsent(parent, _ -> new ArrayList<>())
                                .add(twin.id())));
        Set<TwinId> reached = new HashSet<>();
        var open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            var id = open.poll();
            if (reached.add(id)) {
                open.addAll(children.getOrDefault(id, List.of()));
            }
        }
        return reached.stream()
                .filter(readable::containsKey)
                .map(readable::get)
                .sorted(Comparator.comparing(Twin::id))
                .toList();
    }
}
