package dev.pollux.simulation.behaviour;

import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.simulation.kernel.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A device whose twin is a bare document and whose clock the test moves.
final class FakeDevice implements VirtualDevice {

    private final Map<String, Stream> streams = new HashMap<>();
    private JsonObject document;
    private Duration elapsed = Duration.ZERO;

    FakeDevice(JsonObject document) {
        this.document = document;
    }

    /// Runs a behaviour for a time.
    void play(Behaviour behaviour, Duration horizon) {
        var delay = behaviour.start(this);
        while (elapsed.plus(delay).compareTo(horizon) <= 0) {
            elapsed = elapsed.plus(delay);
            delay = behaviour.wake(this);
        }
    }

    @Override
    public Twin twin() {
        var absent = Twin.absent(new TwinId(TwinId.Kind.THING, "test", "device"));
        return new Twin(
                absent.id(),
                Twin.Stage.PRESENT,
                1,
                absent.created(),
                absent.modified(),
                document,
                absent.metadata(),
                absent.presence(),
                absent.commands(),
                absent.recent());
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(elapsed);
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public void report(JsonObject patch) {
        document = (JsonObject) JsonEdit.merge(document, patch);
    }

    @Override
    public Stream random(String purpose) {
        return streams.computeIfAbsent(purpose, name -> Stream.of(1, 0, "test:device", name));
    }
}
