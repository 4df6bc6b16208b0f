package dev.pollux.model.testing;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.EntityTag;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Preconditions.IfEqual;
import dev.pollux.model.twin.Preconditions.Tags;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Makes things, commands and contexts from a seed: mostly sensible ones, some that must be refused.
public final class TwinGen {

    private static final List<JsonPath> PLACES = List.of(
            JsonPath.ROOT,
            JsonPath.of("attributes"),
            JsonPath.of("features"),
            JsonPath.of("features", "temp"),
            JsonPath.of("features", "temp", "properties"),
            JsonPath.of("features", "a", "properties"),
            JsonPath.of("features", "temp", "desiredProperties"),
            JsonPath.of("definition"),
            JsonPath.of("policyId"),
            JsonPath.of("nonsense"));

    private final Gen gen;

    public TwinGen(Gen gen) {
        this.gen = gen;
    }

    public JsonObject thing() {
        var thing = JsonObject.builder();
        if (gen.chance(80)) {
            thing.put("attributes", gen.object(2));
        }
        if (gen.chance(80)) {
            var features = JsonObject.builder();
            for (int i = gen.below(3); i > 0; i--) {
                features.put(gen.key(), feature());
            }
            thing.put("features", features.build());
        }
        if (gen.chance(20)) {
            thing.put("definition", "a:b:" + gen.below(9));
        }
        return gen.chance(10) ? gen.object(2) : thing.build();
    }

    private Json feature() {
        return gen.chance(80) ? JsonObject.of("properties", gen.object(2)) : gen.json(2);
    }

    public TwinCommand command(Twin twin, Instant now) {
        return switch (gen.below(14)) {
            case 0 -> new TwinCommand.Create(thing());
            case 1 -> new TwinCommand.Put(JsonPath.ROOT, thing());
            case 2, 3, 4 -> new TwinCommand.Put(place(twin), value());
            case 5 -> new TwinCommand.Merge(JsonPath.ROOT, thing());
            case 6, 7 -> new TwinCommand.Merge(place(twin), value());
            case 8 -> new TwinCommand.Delete(gen.chance(20) ? JsonPath.ROOT : place(twin));
            case 9, 10 -> report(now);
            case 11 -> new TwinCommand.Dispatch(device(now));
            case 12 ->
                new TwinCommand.Advance("m" + gen.below(8), gen.one(List.of(DeviceCommand.State.values())), Json.NULL);
            default -> gen.chance(50) ? new TwinCommand.Tick() : new TwinCommand.See(presence(now));
        };
    }

    private JsonPath place(Twin twin) {
        if (gen.chance(40)) {
            return gen.pathIn(twin.document());
        }
        var place = gen.one(PLACES);
        return gen.chance(70) ? place.append(gen.path()) : place;
    }

    private Json value() {
        return gen.chance(20) ? JsonObject.of("{{ ~.*e.*~ }}", Json.NULL) : gen.json(2);
    }

    private TwinCommand.Report report(Instant now) {
        return new TwinCommand.Report(IntStream.range(0, gen.below(4))
                .mapToObj(_ -> new TwinCommand.Report.Observation(
                        JsonPath.of("features", gen.key(), "properties").append(gen.path()),
                        gen.json(1),
                        now.minusMillis(gen.below(5_000))))
                .toList());
    }

    private DeviceCommand device(Instant now) {
        return new DeviceCommand(
                "m" + gen.below(8),
                "switch",
                gen.chance(50) ? "" : gen.key(),
                gen.json(1),
                DeviceCommand.State.ACCEPTED,
                now,
                now.plusMillis(gen.below(3_000)),
                now);
    }

    private Presence presence(Instant now) {
        return new Presence(gen.one(List.of(Presence.Status.values())), now, "client-" + gen.below(2));
    }

    /// Time goes on by up to a second; rights, preconditions, keys and limits vary.
    public Context context(Twin twin, Instant before) {
        return new Context(
                before.plus(Duration.ofMillis(gen.below(1_000))),
                Cause.of("pollux:" + gen.below(2), "c", gen.one(List.of(Cause.Origin.values()))),
                preconditions(twin),
                access(),
                gen.chance(20) ? "k" + gen.below(3) : "",
                new Context.Limits(gen.chance(80) ? 2_000 : 150, 3));
    }

    private Access access() {
        return gen.chance(80)
                ? Access.ALL
                : PathAccess.of(List.of("/"), List.of(gen.one(PLACES).toString(), "/attributes/a"));
    }

    private Preconditions preconditions(Twin twin) {
        if (gen.chance(70)) {
            return Preconditions.NONE;
        }
        return new Preconditions(tags(twin), tags(twin), Rql.TRUE, gen.one(List.of(IfEqual.values())));
    }

    private Tags tags(Twin twin) {
        return switch (gen.below(8)) {
            case 0 -> Tags.ANY;
            case 1 -> new Tags.Listed(List.of(EntityTag.of(twin.revision())));
            default -> Tags.UNSTATED;
        };
    }
}
