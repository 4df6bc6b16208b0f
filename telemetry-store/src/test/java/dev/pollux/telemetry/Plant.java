package dev.pollux.telemetry;

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
import java.util.List;

/// Twins that are told things through the real core, into a journal in memory.
final class Plant {

    static final Instant START = Instant.parse("2026-01-10T12:00:00Z");

    private final MemoryJournal journal = new MemoryJournal();
    private Instant now = START;

    MemoryJournal journal() {
        return journal;
    }

    void at(Instant time) {
        now = time;
    }

    static TwinId thing(String id) {
        return TwinId.thing(id).orElseThrow();
    }

    Position put(String id, String path, String json) {
        return tell(thing(id), new TwinCommand.Put(JsonPath.parse(path), TwinFixture.json(json)));
    }

    Position report(TwinId id, JsonPath path, String json, Instant observed) {
        var seen = new TwinCommand.Report.Observation(path, TwinFixture.json(json), observed);
        return tell(id, new TwinCommand.Report(List.of(seen)));
    }

    Position tell(TwinId id, TwinCommand command) {
        var context = new Context(
                now,
                Cause.of("pollux:test", "c", Cause.Origin.DEVICE),
                Preconditions.NONE,
                Access.ALL,
                "",
                Context.Limits.DEFAULT);
        var decision = Decider.decide(journal.state(id), command, context);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        ((Decision.Accepted) decision).events().forEach(event -> journal.append(id, event));
        return journal.head();
    }
}
