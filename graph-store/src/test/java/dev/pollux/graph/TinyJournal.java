package dev.pollux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.Position;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A journal in memory: the change log and the newest twins, through the real core.
final class TinyJournal implements ChangeLog, LatestTwins {

    private final List<Change> log = new ArrayList<>();
    private final Map<TwinId, Twin> twins = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Position horizon = Position.START;

    Position put(String id, String path, String json) {
        return execute(id, new TwinCommand.Put(JsonPath.parse(path), json(json)));
    }

    Position delete(String id, String path) {
        return execute(id, new TwinCommand.Delete(JsonPath.parse(path)));
    }

    static Json json(String text) {
        return TwinFixture.json(text);
    }

    Position execute(String id, TwinCommand command) {
        Position head;
        synchronized (this) {
            var twin = twins.getOrDefault(thing(id), Twin.absent(thing(id)));
            var decision = Decider.decide(twin, command, context());
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            for (var event : ((Decision.Accepted) decision).events()) {
                twin = Decider.evolve(twin, event);
                log.add(new Change(new Position(log.size() + 1), twin.id(), event));
            }
            twins.put(twin.id(), twin);
            head = head();
        }
        listeners.forEach(Runnable::run);
        return head;
    }

    private static Context context() {
        return new Context(
                Instant.parse("2026-01-01T00:00:00Z"),
                Cause.of("pollux:test", "c", Cause.Origin.OPERATOR),
                Preconditions.NONE,
                Access.ALL,
                "",
                Context.Limits.DEFAULT);
    }

    static TwinId thing(String id) {
        return TwinId.thing(id).orElseThrow();
    }

    synchronized void cutBefore(Position position) {
        horizon = position;
    }

    @Override
    public synchronized Position head() {
        return new Position(log.size());
    }

    @Override
    public synchronized Position horizon() {
        return horizon;
    }

    @Override
    public synchronized List<Change> after(Position position, int max) {
        assertThat(position).isGreaterThanOrEqualTo(horizon);
        int from = Math.toIntExact(position.sequence());
        return List.copyOf(log.subList(from, Math.min(log.size(), from + max)));
    }

    @Override
    public AutoCloseable onAppend(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized Optional<Twin> find(TwinId id) {
        return Optional.ofNullable(twins.get(id)).filter(Twin::exists);
    }

    @Override
    public synchronized List<Twin> find(List<TwinId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public synchronized Cut cut() {
        return new CutNow(head(), Map.copyOf(twins));
    }

    static JsonObject thingUnder(String parent) {
        return (JsonObject) json("{'attributes': {'relationships': {'partOf': {'target': '" + parent + "'}}}}");
    }

    private record CutNow(Position position, Map<TwinId, Twin> twins) implements Cut {
        @Override
        public Optional<Twin> find(TwinId id) {
            return Optional.ofNullable(twins.get(id)).filter(Twin::exists);
        }

        @Override
        public void forEach(Consumer<Twin> each) {
            twins.values().stream().filter(Twin::exists).forEach(each);
        }

        @Override
        public void close() {}
    }
}
