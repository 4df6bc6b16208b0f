package dev.pollux.bench;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Devices that report with QoS 1, each message acknowledged after it is on disk.
final class MqttBench implements Bench {

    private final String name;
    private final int devices;
    private final int window;

    MqttBench(String name, int devices, int window) {
        this.name = name;
        this.devices = devices;
        this.window = window;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "1/s";
    }

    @Override
    public Stage prepare() throws Exception {
        var data = ServiceLab.folder();
        var lab = ServiceLab.start(data, "up");
        var client = lab.client();
        Things.create(client, devices);
        var credentials = new ArrayList<JsonObject>();
        for (int i = 0; i < devices; i++) {
            credentials.add(client.post("/api/pollux/devices", JsonObject.of("thingId", Json.of(Things.id(i))))
                    .orFail("a credential")
                    .json());
        }
        var broker = URI.create(client.run().mqttUrl());
        return new Stage() {
            @Override
            public Run run() throws Exception {
                var times = new Latencies();
                try (var loop = new Loop(broker, talks(credentials, times))) {
                    return Load.drive(loop, times);
                }
            }

            @Override
            public void close() throws Exception {
                lab.close();
                ServiceLab.delete(data);
            }
        };
    }

    private List<MqttTalk> talks(List<JsonObject> credentials, Latencies times) {
        var talks = new ArrayList<MqttTalk>();
        for (int i = 0; i < devices; i++) {
            talks.add(new MqttTalk(credentials.get(i), Things.id(i).replace(':', '/') + "/telemetry", window, times));
        }
        return talks;
    }
}
