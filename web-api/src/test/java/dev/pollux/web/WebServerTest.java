package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.web.memory.MemoryPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {

    @Test
    void aBusyPortIsNamed(@TempDir Path keys) {
        try (var server = new RunningServer(keys)) {
            // given
            var ports = new MemoryPorts(keys, InstantSource.system()).ports();

            // then
            assertThatThrownBy(() -> WebServer.start(WebSettings.local(server.port()), ports))
                    .isInstanceOfSatisfying(
                            PortInUse.class, fault -> assertThat(fault.port()).isEqualTo(server.port()));
        }
    }

    @Test
    void aConnectionIsReadOnWhateverWasAnsweredBefore(@TempDir Path keys) {
        try (var server = new RunningServer(keys)) {
            // given
            server.put("/api/2/things/acme:a", "{}");
            var stranger = "Bearer " + server.ports.issuer.token("stranger", Duration.ofMinutes(5));

            // then
            for (int i = 0; i < 200; i++) {
                assertThat(server.get("/api/2/search/things/count").statusCode())
                        .isEqualTo(200);
                assertThat(server.get("/api/2/things/acme:a", "authorization", stranger)
                                .statusCode())
                        .isEqualTo(404);
                assertThat(server.get("/api/2/assets?size=0").statusCode()).isEqualTo(400);
            }
        }
    }
}
