package dev.pollux.sync.mqtt;

import java.nio.file.Path;
import java.time.Duration;

/// How the broker listens and what it bounds. Port 0 takes a free one. `folder` holds its configuration and whatever it
/// keeps, made anew at each start. `inFlightPerClient` is also the receive maximum told to MQTT 5 clients;
/// `answerWithin`
/// is how long a report may take to reach the disk before the client is cut off to send it again.
public record MqttSettings(
        String address,
        int port,
        Path folder,
        int inFlightPerClient,
        int inFlight,
        Duration answerWithin,
        int maxPacketBytes,
        int maxConnections,
        int queuedPerClient,
        int pendingAnswers) {

    public static MqttSettings at(int port, Path folder) {
        return new MqttSettings(
                "127.0.0.1", port, folder, 1_000, 20_000, Duration.ofSeconds(15), 256 * 1024, 10_000, 1_000, 10_000);
    }

    public MqttSettings {
        if (inFlightPerClient < 1 || inFlight < 1 || !answerWithin.isPositive()) {
            throw new IllegalArgumentException("bounds of the broker are positive");
        }
    }

    public MqttSettings withInFlight(int perClient, int all) {
        return new MqttSettings(
                address,
                port,
                folder,
                perClient,
                all,
                answerWithin,
                maxPacketBytes,
                maxConnections,
                queuedPerClient,
                pendingAnswers);
    }

    public MqttSettings withAnswerWithin(Duration time) {
        return new MqttSettings(
                address,
                port,
                folder,
                inFlightPerClient,
                inFlight,
                time,
                maxPacketBytes,
                maxConnections,
                queuedPerClient,
                pendingAnswers);
    }
}
