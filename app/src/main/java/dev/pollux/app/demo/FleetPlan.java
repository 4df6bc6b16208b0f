package dev.pollux.app.demo;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The factory on paper: a site, three lines, four gateways each, and the devices spread over the gateways. The same
/// plan for the same number of devices. Immutable.
record FleetPlan(List<Place> places, List<Device> devices) {

    static final String NAMESPACE = "factory";
    static final TwinId POLICY = new TwinId(TwinId.Kind.POLICY, NAMESPACE, "fleet");
    static final TwinId SITE = thing("site");

    private static final int LINES = 3;
    private static final int GATEWAYS = 4;

    /// A twin that groups others, without a device of its own.
    record Place(TwinId id, JsonObject document) {}

    /// A device to play, and its twin.
    record Device(TwinId id, Kind kind, JsonObject document) {}

    FleetPlan {
        places = List.copyOf(places);
        devices = List.copyOf(devices);
    }

    static FleetPlan of(int deviceCount) {
        var places = new ArrayList<Place>();
        var gateways = new ArrayList<Gateway>();
        places.add(new Place(SITE, document("Factory", "site", JsonObject.EMPTY)));
        for (int line = 1; line <= LINES; line++) {
            var lineId = thing("line-" + line);
            places.add(new Place(lineId, document("Line " + line, "line", partOf(SITE))));
            for (int number = 1; number <= GATEWAYS; number++) {
                var gateway = new Gateway(line, number);
                places.add(new Place(gateway.id(), document(gateway.title(), "gateway", partOf(lineId))));
                gateways.add(gateway);
            }
        }
        var devices = new ArrayList<Device>();
        for (int i = 0; i < deviceCount; i++) {
            devices.add(gateways.get(i % gateways.size()).next());
        }
        return new FleetPlan(places, devices);
    }

    private static TwinId thing(String name) {
        return new TwinId(TwinId.Kind.THING, NAMESPACE, name);
    }

    private static JsonObject document(String title, String type, JsonObject relationships) {
        var attributes = JsonObject.builder().put("name", title).put("type", type);
        if (!relationships.isEmpty()) {
            attributes.put("relationships", relationships);
        }
        return JsonObject.builder()
                .put("policyId", POLICY.text())
                .put("definition", "pollux.demo:" + type + ":1.0.0")
                .put("attributes", attributes.build())
                .build();
    }

    private static JsonObject partOf(TwinId whole) {
        return JsonObject.of("partOf", target(whole));
    }

    private static JsonObject target(TwinId id) {
        return JsonObject.builder().put("target", id.text()).build();
    }

    /// Hands out the places at one gateway in turn. A pump there feeds the cooler that came before it.
    private static final class Gateway {
        private final int line;
        private final int number;
        private final Map<Kind, Integer> used = new EnumMap<>(Kind.class);
        private JsonObject feeds = JsonObject.EMPTY;
        private int taken;

        Gateway(int line, int number) {
            this.line = line;
            this.number = number;
        }

        TwinId id() {
            return thing("gateway-" + line + "-" + number);
        }

        String title() {
            return "Gateway " + line + "." + number;
        }

        Device next() {
            var kind = Kind.at(taken++);
            int serial = used.merge(kind, 1, Integer::sum);
            var id = thing("%s-%d-%d-%02d".formatted(kind.word(), line, number, serial));
            var relationships = partOf(id());
            if (kind == Kind.PUMP && !feeds.isEmpty()) {
                relationships = relationships.with("feeds", feeds);
            }
            if (kind == Kind.COOLER) {
                feeds = JsonObject.of(id.text(), target(id));
            }
            var title = "%s %d.%d.%02d".formatted(kind.title(), line, number, serial);
            var document = document(title, kind.word(), relationships).with("features", kind.features());
            return new Device(id, kind, document);
        }
    }
}
