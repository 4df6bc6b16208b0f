package dev.pollux.model;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.SampleThing;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.EntityTag;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// Prints how long the core's basic steps take and what a thing weighs, as JSON lines. Not a test: run its main
/// method.
final class CoreTimes {

    private static final int ROUNDS = 7;
    private static final int CALLS = 300_000;
    private static final JsonPath VALUE = JsonPath.parse("/features/flow/properties/value");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Context CONTEXT = new Context(
            NOW,
            Cause.of("device:plant:pump-1", "c", Cause.Origin.DEVICE),
            Preconditions.NONE,
            Access.ALL,
            "",
            Context.Limits.DEFAULT);

    private static Object last = NOW;

    private CoreTimes() {}

    public static void main(String[] arguments) {
        var text = SampleThing.text(1);
        var document = SampleThing.document(1);
        System.out.println("{\"bench\":\"thing-bytes\",\"value\":" + text.length + "}");
        measure("json-set-4-deep", i -> JsonEdit.put(document, VALUE, Json.of(i * 0.5)));
        measure("json-get-4-deep", i -> VALUE.in(document).orElseThrow());
        measure("json-encode", i -> JsonCodec.DEFAULT.bytes(document));
        measure("json-decode", i -> JsonCodec.DEFAULT.parse(text));
        measure("json-size-exact", i -> document.sizeInBytes());
        measure("entity-tag-part", i -> EntityTag.of(document.object("features")));
        twins(document);
        weigh();
    }

    private static void twins(JsonObject document) {
        var id = TwinId.thing("plant:pump-1").orElseThrow();
        var twin = step(Twin.absent(id), new TwinCommand.Put(JsonPath.ROOT, document));
        var seen = new Twin[] {twin};
        measure("decide-put", i -> Decider.decide(twin, new TwinCommand.Put(VALUE, Json.of(i * 0.5)), CONTEXT));
        measure("decide-evolve-put", i -> seen[0] = step(seen[0], new TwinCommand.Put(VALUE, Json.of(i * 0.5))));
        measure("decide-evolve-merge", i -> step(twin, new TwinCommand.Merge(VALUE.parent(), patch(i))));
        measure(
                "decide-evolve-report",
                i -> seen[0] = step(
                        seen[0],
                        new TwinCommand.Report(List.of(
                                new TwinCommand.Report.Observation(VALUE, Json.of(i * 0.5), NOW.plusMillis(i))))));
    }

    private static Json patch(int i) {
        return JsonObject.of("value", Json.of(i * 0.5));
    }

    private static Twin step(Twin twin, TwinCommand command) {
        return switch (Decider.decide(twin, command, CONTEXT)) {
            case Decision.Accepted(var events, var _) -> Decider.evolve(twin, events.getFirst());
            case Decision other -> throw new IllegalStateException(other.toString());
        };
    }

    private static void measure(String name, IntFunction<Object> call) {
        var rounds = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                last = call.apply(i);
            }
            rounds[Math.max(round, 0)] = (System.nanoTime() - start) / (double) CALLS;
        }
        Arrays.sort(rounds);
        if (last == NOW) {
            throw new IllegalStateException("nothing was measured");
        }
        System.out.printf(
                "{\"bench\":\"%s\",\"unit\":\"ns\",\"median\":%.0f,\"least\":%.0f}%n",
                name, rounds[ROUNDS / 2], rounds[0]);
    }

    /// Heap per thing, over many things that were read one by one.
    private static void weigh() {
        weighReports();
        int count = 50_000;
        var things = new JsonObject[count];
        long before = used();
        for (int i = 0; i < count; i++) {
            things[i] = SampleThing.document(i);
        }
        long after = used();
        System.out.println("{\"bench\":\"heap-per-thing\",\"unit\":\"B\",\"value\":" + (after - before) / count
                + ",\"things\":" + things.length + "}");
    }

    /// Heap for the remembered times of six reported values, per twin.
    private static void weighReports() {
        int count = 20_000;
        var twins = new Twin[count];
        var document = SampleThing.document(1);
        var id = TwinId.thing("plant:pump-1").orElseThrow();
        var made = step(Twin.absent(id), new TwinCommand.Put(JsonPath.ROOT, document));
        long before = used();
        for (int i = 0; i < count; i++) {
            var metadata = step(made, report(document, i)).metadata();
            twins[i] = new Twin(
                    id, made.stage(), 1, NOW, NOW, document, metadata, made.presence(), made.commands(), made.recent());
        }
        long after = used();
        System.out.println("{\"bench\":\"heap-of-6-reported-times\",\"unit\":\"B\",\"value\":"
                + (after - before) / count + ",\"twins\":" + twins.length + "}");
    }

    private static TwinCommand report(JsonObject document, int number) {
        return new TwinCommand.Report(document.object("features").keys().stream()
                .map(feature -> new TwinCommand.Report.Observation(
                        JsonPath.of("features", feature, "properties", "value"),
                        Json.of(number * 0.5),
                        NOW.plusMillis(number)))
                .toList());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
