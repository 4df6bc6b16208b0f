package dev.pollux.sync.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import dev.pollux.sync.device.DevicePresence;
import dev.pollux.sync.testing.CountingMeters;
import dev.pollux.sync.testing.Twins;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GhostWatchTest {

    private final Set<String> connected = new HashSet<>();
    private final Sessions sessions = new Sessions(
            new DevicePresence((_, _, _) -> new CompletableFuture<>(), InstantSource.system(), new CountingMeters()));

    @Test
    void aSessionWhoseConnectionNeverStoodEnds() {
        try (var watch =
                new GhostWatch(sessions, client -> CompletableFuture.completedFuture(connected.contains(client)))) {
            // given
            begin("plant:ghost");
            begin("plant:real");
            connected.add("plant:real");

            // when
            watch.round();

            // then
            assertThat(sessions.size()).isEqualTo(2);

            // when
            watch.round();

            // then
            assertThat(sessions.isConnected(Twins.thing("ghost"))).isFalse();
            assertThat(sessions.isConnected(Twins.thing("real"))).isTrue();
            assertThat(sessions.unproven()).isEmpty();
        }
    }

    @Test
    void whoeverCannotBeAskedAboutStays() {
        try (var watch = new GhostWatch(
                sessions, _ -> CompletableFuture.failedFuture(new IllegalStateException("too many questions")))) {
            // given
            begin("plant:pump");

            // when
            watch.round();
            watch.round();

            // then
            assertThat(sessions.isConnected(Twins.thing("pump"))).isTrue();
            assertThat(sessions.unproven()).hasSize(1);
        }
    }

    private void begin(String clientId) {
        var twin = Twins.thing(clientId.substring("plant:".length()));
        sessions.begin(new DeviceSession(sessions.nextSerial(), twin, clientId, MqttVersion.V_5));
    }
}
