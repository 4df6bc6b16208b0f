package dev.pollux.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.RecentRequests;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.Twin.Stage;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DueTimersTest {

    @Test
    void aDeadlineNeverComesBeforeItsCommandExpires() {
        // given
        var expires = Instant.parse("2031-05-01T00:00:00.000300Z");

        // when
        long due = DueTimers.earliest(twinWith(expires));

        // then
        assertThat(Instant.ofEpochMilli(due)).isEqualTo("2031-05-01T00:00:00.001Z");
    }

    @Test
    void aDeadlineBeyondReachIsNone() {
        assertThat(DueTimers.earliest(twinWith(Instant.MAX))).isEqualTo(DueTimers.NONE);
        assertThat(DueTimers.earliest(twinWith(Instant.MIN))).isZero();
    }

    private static Twin twinWith(Instant expires) {
        var id = new TwinId(TwinId.Kind.THING, "plant", "pump");
        var command =
                new DeviceCommand("c1", "start", "", Json.NULL, State.ACCEPTED, Instant.EPOCH, expires, Instant.EPOCH);
        return new Twin(
                id,
                Stage.PRESENT,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                JsonObject.EMPTY,
                JsonObject.EMPTY,
                Presence.UNKNOWN,
                Map.of("c1", command),
                RecentRequests.NONE);
    }
}
