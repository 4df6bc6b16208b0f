package dev.pollux.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final String HOST = "127.0.0.1";

    @Test
    void aBusyDefaultMovesOnAndABusyChoiceIsRefused() throws IOException {
        // given
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            int port = taken.getLocalPort();

            // when
            int next = FreePort.pick("HTTP", HOST, port, false);

            // then
            assertThat(next).isBetween(port + 1, port + FreePort.TRIES);
            assertThatThrownBy(() -> FreePort.pick("HTTP", HOST, port, true))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--http-port");
        }
    }

    @Test
    void zeroStaysZero() {
        // then
        assertThat(FreePort.pick("MQTT", HOST, 0, true)).isZero();
    }
}
