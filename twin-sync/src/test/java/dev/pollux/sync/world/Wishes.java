package dev.pollux.sync.world;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinCommand.Report.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What clients ask for next. Values are numbered, so that no two writes are alike.
final class Wishes {

    private static final List<JsonPath> VALUES =
            List.of(path("/features/pump/properties/speed"), path("/features/pump/properties/heat/max"));
    private static final List<JsonPath> NOTES = List.of(
            path("/attributes/note"), path("/attributes/place/room"), path("/features/pump/desiredProperties/speed"));

    private final Gen chance;
    private final Service service;
    private boolean made;
    private int value;

    Wishes(Gen chance, Service service) {
        this.chance = chance;
        this.service = service;
    }

    private static JsonPath path(String text) {
        return JsonPath.parse(text);
    }

    TwinCommand ofDevice() {
        int kind = chance.below(10);
        if (kind < 6) {
            return new TwinCommand.Put(chance.one(VALUES), Json.of(++value));
        }
        if (kind < 8) {
            return new TwinCommand.Merge(
                    path("/features/pump/properties"), JsonObject.of("speed", Json.of(++value), "mode", Json.of("on")));
        }
        return report();
    }

    private TwinCommand report() {
        var observations = new ArrayList<Observation>();
        for (int i = chance.below(3); i >= 0; i--) {
            var observed = service.wallClock().minusMillis(chance.below(5_000));
            observations.add(new Observation(chance.one(VALUES), Json.of(++value), observed));
        }
        return new TwinCommand.Report(observations);
    }

    /// The first wish is that the twin exists; now and then it is deleted and made anew.
    TwinCommand ofOperator(String key) {
        if (!made) {
            made = true;
            return new TwinCommand.Create(JsonObject.of("attributes", JsonObject.of("note", Json.of(++value))));
        }
        int kind = chance.below(100);
        if (kind < 2) {
            made = false;
            return new TwinCommand.Delete(JsonPath.ROOT);
        }
        if (kind < 45) {
            return new TwinCommand.Dispatch(command(key));
        }
        return kind < 55
                ? new TwinCommand.Delete(chance.one(NOTES))
                : new TwinCommand.Put(chance.one(NOTES), Json.of(++value));
    }

    private DeviceCommand command(String key) {
        var now = service.wallClock();
        var expires = now.plus(Duration.ofMillis(1_500 + chance.below(10_000)));
        return new DeviceCommand(key, "start", "", Json.of(++value), State.ACCEPTED, now, expires, now);
    }
}
