package dev.pollux.bench;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Position;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.policies.ImplicitPolicy;
import dev.pollux.policies.PolicyGatekeeper;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.StoredWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A campus of rooms and sensors in a tree, with documents of about 1.2 KB, stored in a journal as the entity would.
final class Campus {

    private static final Cause CAUSE = Cause.of("pollux:admin", "bench", Cause.Origin.OPERATOR);
    private static final int FAN_OUT = 10;
    private static final JsonPath TEMPERATURE = JsonPath.parse("/features/temperature/properties/value");
    private static final StoredWrite.Receipt NO_RECEIPT = new StoredWrite.Receipt() {
        @Override
        public void stored(Position position) {}

        @Override
        public void refused(Rejection rejection) {}
    };

    private final Journal journal;
    private final PolicyGatekeeper gatekeeper;
    private final boolean implicit;
    private final TwinId[] ids;
    private final long[] revisions;
    private final SplittableRandom random = new SplittableRandom(7);

    Campus(Journal journal, PolicyGatekeeper gatekeeper, int twins, boolean implicit) {
        this.journal = journal;
        this.gatekeeper = gatekeeper;
        this.implicit = implicit;
        this.ids = new TwinId[twins];
        this.revisions = new long[twins];
    }

    void build() {
        var pending = new ArrayList<CompletableFuture<Position>>();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = new TwinId(TwinId.Kind.THING, "org.acme.campus", (i < 1_000 ? "room-" : "sensor-") + i);
            if (implicit || i == 0) {
                policy(ids[i], pending);
            }
            revisions[i] = 1;
            var edit = new Edit.Put(JsonPath.ROOT, document(i), Instant.EPOCH);
            pending.add(store(ids[i], Twin.absent(ids[i]), 1, edit).toCompletableFuture());
            if (pending.size() >= 1_000) {
                pending.forEach(CompletableFuture::join);
                pending.clear();
            }
        }
        pending.forEach(CompletableFuture::join);
    }

    private void policy(TwinId thing, List<CompletableFuture<Position>> pending) {
        var id = thing.as(TwinId.Kind.POLICY);
        var edit = new Edit.Put(JsonPath.ROOT, ImplicitPolicy.of(thing, "pollux:admin"), Instant.EPOCH);
        pending.add(store(id, Twin.absent(id), 1, edit).toCompletableFuture());
        gatekeeper.learn(journal.find(id).orElseGet(() -> evolved(Twin.absent(id), 1, edit)));
    }

    private static Twin evolved(Twin before, long revision, Edit edit) {
        return Decider.evolve(before, event(revision, edit));
    }

    private static TwinEvent event(long revision, Edit edit) {
        return new TwinEvent.Changed(revision, Instant.EPOCH, List.of(edit), CAUSE, RequestKey.NONE);
    }

    private CompletionStage<Position> store(TwinId id, Twin before, long revision, Edit edit) {
        var event = event(revision, edit);
        return journal.append(id, revision, new StoredWrite(event, Decider.evolve(before, event), NO_RECEIPT));
    }

    /// One durable change of a measured value.
    CompletionStage<Position> change() {
        int which = 1_000 + random.nextInt(ids.length - 1_000);
        var before = journal.find(ids[which]).orElseThrow();
        var edit = new Edit.Put(TEMPERATURE, Json.of(random.nextInt(1_000) / 10.0), Instant.EPOCH);
        return store(ids[which], before, ++revisions[which], edit);
    }

    TwinId building(SplittableRandom any) {
        return ids[1 + any.nextInt(FAN_OUT)];
    }

    private JsonObject document(int i) {
        var attributes = JsonObject.builder()
                .put("name", (i < 1_000 ? "room-" : "sensor-") + i)
                .put("kind", i < 1_000 ? "room" : "sensor")
                .put("maker", "maker-" + i % 20)
                .put("serial", "S-" + i)
                .put("tags", JsonArray.of(Json.of("tag-" + i % 20), Json.of("tag-" + i % 7)))
                .put("text", "x".repeat(420));
        if (i > 0) {
            int parent = (i < 1_000 ? i - 1 : random.nextInt(1_000)) / (i < 1_000 ? FAN_OUT : 1);
            attributes.put(
                    "relationships", JsonObject.of("partOf", JsonObject.of("target", Json.of(ids[parent].text()))));
        }
        return JsonObject.builder()
                .put("thingId", ids[i].text())
                .put("policyId", ids[implicit ? i : 0].text())
                .put("attributes", attributes.build())
                .put("features", features(i))
                .build();
    }

    private JsonObject features(int i) {
        var extra = JsonObject.builder();
        for (int p = 0; p < 10; p++) {
            extra.put("p" + p, Json.of(random.nextInt(100)));
        }
        var features = JsonObject.builder()
                .put("temperature", feature("value", Json.of(random.nextInt(1_000) / 10.0)))
                .put("battery", feature("level", Json.of(random.nextInt(100))))
                .put("extra", JsonObject.of("properties", extra.build()));
        if (i % 5 == 0) {
            features.put("humidity", feature("value", Json.of(random.nextInt(1_000) / 10.0)));
        }
        return features.build();
    }

    private static JsonObject feature(String name, Json value) {
        var properties = JsonObject.builder()
                .put(name, value)
                .put("unit", "some unit")
                .put("quality", "good")
                .put("low", Json.of(false))
                .build();
        return JsonObject.of("properties", properties);
    }
}
