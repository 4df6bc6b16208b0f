package dev.pollux.bench;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;

/// The things that benches work on: about 1.2 KB of JSON each.
final class Things {

    private static final String FILLER = "x".repeat(700);

    private Things() {}

    static String id(int number) {
        return "bench:t" + number;
    }

    static void create(ServiceClient client, int count) {
        for (int i = 0; i < count; i++) {
            client.put("/api/2/things/" + id(i), document(i)).orFail("a thing");
        }
    }

    /// Read from text, so that no two share what a wire would not let them share.
    static JsonObject document(int number) {
        var attributes = JsonObject.builder()
                .put("name", "Thing " + number)
                .put("note", FILLER)
                .build();
        var features = JsonObject.builder();
        for (var feature : new String[] {"temperature", "humidity", "pressure", "battery"}) {
            features.put(
                    feature,
                    JsonObject.of("properties", JsonObject.of("value", Json.of(20.5), "unit", Json.of("a unit"))));
        }
        var document = JsonObject.of("attributes", attributes, "features", features.build());
        return JsonCodec.DEFAULT.parseObject(JsonCodec.DEFAULT.bytes(document));
    }
}
