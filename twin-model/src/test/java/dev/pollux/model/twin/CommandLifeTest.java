package dev.pollux.model.twin;

import static dev.pollux.model.device.DeviceCommand.State.ACCEPTED;
import static dev.pollux.model.device.DeviceCommand.State.CANCELLED;
import static dev.pollux.model.device.DeviceCommand.State.DELIVERED;
import static dev.pollux.model.device.DeviceCommand.State.EXPIRED;
import static dev.pollux.model.device.DeviceCommand.State.QUEUED;
import static dev.pollux.model.device.DeviceCommand.State.SENT;
import static dev.pollux.model.device.DeviceCommand.State.STARTED;
import static dev.pollux.model.device.DeviceCommand.State.SUCCEEDED;
import static dev.pollux.model.device.DeviceCommand.State.TIMED_OUT;
import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.START;
import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.pump;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.testing.PathAccess;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLifeTest {

    @Test
    void aCommandGoesItsWayToTheEnd() {
        var pump = pump("{}").when(dispatch("m-1")).thenEffect(Effect.CREATED);
        for (var state : List.of(QUEUED, SENT, DELIVERED, STARTED, SUCCEEDED)) {
            pump.when(advance("m-1", state)).thenEffect(Effect.MODIFIED);
        }
        assertThat(state(pump, "m-1")).isEqualTo(SUCCEEDED);
        pump.thenRevision(1);
    }

    @Test
    void noStepLeadsBackOrOutOfTheEnd() {
        pump("{}")
                .given(dispatch("m-1"), advance("m-1", STARTED))
                .when(advance("m-1", SENT))
                .thenRefused(new Rejection.CommandNotOpen(PUMP, "m-1", "STARTED"))
                .when(advance("m-1", STARTED))
                .thenSettled(1)
                .given(advance("m-1", CANCELLED))
                .when(advance("m-1", SUCCEEDED))
                .thenRefused(new Rejection.CommandNotOpen(PUMP, "m-1", "CANCELLED"))
                .when(advance("m-2", SENT))
                .thenRefused(new Rejection.CommandNotOpen(PUMP, "m-2", "UNKNOWN"));
    }

    @Test
    void aSentCommandMayBeQueuedAgain() {
        pump("{}").given(dispatch("m-1"), advance("m-1", SENT), advance("m-1", QUEUED));
    }

    @Test
    void aCommandIsTakenOnce() {
        pump("{}").given(dispatch("m-1")).when(dispatch("m-1")).thenSettled(1);
    }

    @Test
    void openCommandsAreBoundedAndEndedOnesMakeRoom() {
        pump("{}")
                .within(new Context.Limits(1_000, 2))
                .given(dispatch("m-1"), dispatch("m-2"))
                .when(dispatch("m-3"))
                .thenRefused(Rejection.TooBusy.class)
                .given(advance("m-1", SUCCEEDED))
                .when(dispatch("m-3"))
                .thenEffect(Effect.CREATED);
    }

    @Test
    void theLastEndedCommandsStayToBeSeen() {
        var pump = pump("{}");
        for (int i = 0; i < 30; i++) {
            pump.after(Duration.ofMillis(1)).given(dispatch("m-" + i), advance("m-" + i, SUCCEEDED));
        }
        assertThat(pump.twin().commands()).hasSize(Evolution.ENDED_KEPT).containsKeys("m-29", "m-20");
        assertThat(pump.twin().commands().values()).allMatch(command -> command.payload() == Json.NULL);
    }

    @Test
    void timeEndsWhatIsDue() {
        // given
        var pump = pump("{}").given(dispatch("waits"), dispatch("runs"), advance("runs", SENT));

        // when
        pump.when(new TwinCommand.Tick()).thenSettled(1);
        pump.after(Duration.ofSeconds(60)).when(new TwinCommand.Tick());

        // then
        assertThat(state(pump, "waits")).isEqualTo(EXPIRED);
        assertThat(state(pump, "runs")).isEqualTo(TIMED_OUT);
        pump.when(new TwinCommand.Tick()).thenSettled(1);
    }

    @Test
    void aCommandWithoutTimeLeftIsNotTaken() {
        pump("{}")
                .after(Duration.ofSeconds(61))
                .when(dispatch("m-1"))
                .thenRefused(new Rejection.CommandNotOpen(PUMP, "m-1", "EXPIRED"));
    }

    @Test
    void deletingTheTwinEndsItsCommands() {
        var pump = pump("{}").given(dispatch("m-1")).when(delete("/"));
        assertThat(pump.events()).hasSize(2);
        assertThat(((TwinEvent.CommandMoved) pump.events().getFirst()).command().state())
                .isEqualTo(CANCELLED);
        assertThat(pump.twin().commands()).isEmpty();
    }

    @Test
    void aCommandNeedsTheRightToItsMessage() {
        pump("{}")
                .as(PathAccess.of(List.of("/"), List.of("/inbox/messages/switch")))
                .when(dispatch("m-1"))
                .thenEffect(Effect.CREATED)
                .as(PathAccess.of(List.of("/"), List.of("/inbox/messages/other")))
                .when(dispatch("m-2"))
                .thenRefused(Rejection.NotAllowed.class)
                .as(Access.NONE)
                .when(dispatch("m-2"))
                .thenRefused(Rejection.NotFound.class);
    }

    @Test
    void presenceFollowsTheNewestSession() {
        var pump = pump("{}")
                .given(see(Presence.Status.CONNECTED, START, "a"))
                .given(see(Presence.Status.CONNECTED, START.plusSeconds(5), "b"))
                .when(see(Presence.Status.DISCONNECTED, START.plusSeconds(6), "a"))
                .thenSettled(1)
                .when(see(Presence.Status.CONNECTED, START.plusSeconds(6), "b"))
                .thenSettled(1)
                .given(see(Presence.Status.DISCONNECTED, START.plusSeconds(7), "b"));
        assertThat(pump.twin().presence().status()).isEqualTo(Presence.Status.DISCONNECTED);
        pump.thenRevision(1);
    }

    private static TwinCommand see(Presence.Status status, Instant since, String client) {
        return new TwinCommand.See(new Presence(status, since, client));
    }

    private static TwinCommand dispatch(String id) {
        return new TwinCommand.Dispatch(
                new DeviceCommand(id, "switch", "", Json.of("on"), ACCEPTED, START, START.plusSeconds(60), START));
    }

    private static TwinCommand advance(String id, DeviceCommand.State to) {
        return new TwinCommand.Advance(id, to, Json.NULL);
    }

    private static DeviceCommand.State state(TwinFixture pump, String id) {
        return pump.twin().commands().get(id).state();
    }
}
