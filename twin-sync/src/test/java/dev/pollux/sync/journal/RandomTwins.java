package dev.pollux.sync.journal;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Twins and events of every shape, out of a seed: all kinds, long and odd texts, the ends of number and time ranges.
/// What a seed gives must not change: the golden files follow from it.
record RandomTwins(RandomGenerator random) {

    private static final List<String> TEXTS =
            List.of("", "temp", "a/b~c", "größe", "\u0001\"\\", "日本語", "😀 ok", "x".repeat(300), "null");
    private static final long[] NUMBERS = {
        0, 1, -1, 23, 24, 255, 256, 65_535, 65_536, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -24, -25, 42
    };
    private static final double[] REALS = {0.0, -0.0, 21.5, Double.MIN_VALUE, Double.MAX_VALUE, -1e-300};

    Twin twin() {
        var commands = new HashMap<String, DeviceCommand>();
        some(3, this::command).forEach(command -> commands.put(command.id(), command));
        var recent = some(RecentRequests.SIZE, () -> new RecentRequests.Entry(text(), random.nextInt(), number()));
        var kind = any(TwinId.Kind.values());
        return new Twin(
                new TwinId(kind, "plant.hall", "pump-" + random.nextInt(1000) + any("", "%+#", "日")),
                any(Twin.Stage.values()),
                number(),
                time(),
                time(),
                object(3),
                object(2),
                presence(),
                commands,
                new RecentRequests(recent));
    }

    TwinEvent event() {
        return switch (random.nextInt(4)) {
            case 0 -> new TwinEvent.CommandMoved(time(), command(), json(2), cause());
            case 1 -> new TwinEvent.DeviceSeen(time(), presence(), cause());
            default -> changed();
        };
    }

    private TwinEvent.Changed changed() {
        var at = time();
        var edits = new ArrayList<>(some(4, () -> edit(at)));
        edits.add(edit(at));
        return new TwinEvent.Changed(number(), at, edits, cause(), new RequestKey(text(), random.nextInt()));
    }

    private Edit edit(Instant at) {
        var path = new JsonPath(some(4, this::text));
        var observed = random.nextBoolean() ? at : time();
        return switch (random.nextInt(4)) {
            case 0 -> new Edit.Put(path, json(3), observed);
            case 1 -> new Edit.Merge(path, json(3), observed);
            case 2 -> new Edit.Remove(path, observed);
            default -> new Edit.Late(path, json(3), observed);
        };
    }

    private DeviceCommand command() {
        return new DeviceCommand(
                "c" + random.nextInt(5),
                text(),
                text(),
                json(2),
                any(DeviceCommand.State.values()),
                time(),
                time(),
                time());
    }

    private Presence presence() {
        return new Presence(any(Presence.Status.values()), time(), text());
    }

    private Cause cause() {
        return new Cause(text(), text(), any(Cause.Origin.values()), text());
    }

    private Json json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(number());
            case 3 -> Json.of(REALS[random.nextInt(REALS.length)]);
            case 4 -> Json.of(random.nextDouble());
            case 5 -> Json.of(text());
            case 6 -> JsonArray.of(some(30, () -> json(depth - 1)));
            default -> object(depth - 1);
        };
    }

    private JsonObject object(int depth) {
        var object = JsonObject.builder();
        for (var key : some(6, this::text)) {
            object.put(key, json(depth));
        }
        return object.build();
    }

    private Instant time() {
        return switch (random.nextInt(5)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.MIN;
            case 2 -> Instant.MAX;
            case 3 -> Instant.ofEpochMilli(random.nextLong(1L << 42));
            default -> Instant.ofEpochSecond(random.nextLong(1L << 33), random.nextInt(1_000_000_000));
        };
    }

    private long number() {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong();
    }

    private String text() {
        return random.nextBoolean() ? any(TEXTS.toArray(String[]::new)) : "k" + random.nextInt(50);
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> List<T> some(int bound, Supplier<T> one) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(bound); i > 0; i--) {
            list.add(one.get());
        }
        return list;
    }
}
