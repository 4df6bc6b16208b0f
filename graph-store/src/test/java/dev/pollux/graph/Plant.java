package dev.pollux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Position;
import dev.pollux.model.testing.MemoryJournal;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;

/// Twins that are told things through the real core, into a journal in memory.
final class Plant {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryJournal journal = new MemoryJournal();

    MemoryJournal journal() {
        return journal;
    }

    static TwinId thing(String id) {
        return TwinId.thing(id).orElseThrow();
    }

    Position put(String id, String path, String json) {
        return tell(id, new TwinCommand.Put(JsonPath.parse(path), TwinFixture.json(json)));
    }

    Position merge(String id, String json) {
        return tell(id, new TwinCommand.Merge(JsonPath.ROOT, TwinFixture.json(json)));
    }

    Position delete(String id, String path) {
        return tell(id, new TwinCommand.Delete(JsonPath.parse(path)));
    }

    /// Makes the twin, or replaces it, as a part of the parent.
    Position under(String id, String parent) {
        return put(id, "/", "{'attributes': {'relationships': {'partOf': {'target': '" + parent + "'}}}}");
    }

    /// Makes the twin, or replaces it, with one edge named `feeds`.
    Position feeding(String id, String target) {
        return put(id, "/", "{'attributes': {'relationships': {'feeds': {'target': '" + target + "'}}}}");
    }

    boolean exists(String id) {
        return journal.state(thing(id)).exists();
    }

    private Position tell(String id, TwinCommand command) {
        var context = new Context(
                NOW,
                Cause.of("pollux:test", "c", Cause.Origin.OPERATOR),
                Preconditions.NONE,
                Access.ALL,
                "",
                Context.Limits.DEFAULT);
        var twin = journal.state(thing(id));
        var decision = Decider.decide(twin, command, context);
        assertThat(decision).as("%s of %s", command, id).isInstanceOf(Decision.Accepted.class);
        ((Decision.Accepted) decision).events().forEach(event -> journal.append(twin.id(), event));
        return journal.head();
    }
}
