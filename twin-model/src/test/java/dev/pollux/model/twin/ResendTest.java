package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.object;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import org.junit.jupiter.api.Test;

class ResendTest {

    @Test
    void aResendIsAnsweredAndNotDoneAgain() {
        pump("{}")
                .keyed("k-1")
                .when(put("/attributes/a", "1"))
                .thenEffect(Effect.CREATED)
                .when(put("/attributes/a", "1"))
                .thenSettled(2)
                .thenEffect(Effect.CREATED)
                .thenRevision(2);
    }

    @Test
    void theSameKeyWithOtherContentIsANewRequest() {
        pump("{}")
                .keyed("k-1")
                .when(put("/attributes/a", "1"))
                .when(put("/attributes/a", "2"))
                .thenEffect(Effect.MODIFIED)
                .thenRevision(3)
                .thenAt("/attributes/a", "2");
    }

    @Test
    void aCreateThatIsSentAgainIsNoConflict() {
        TwinFixture.of(PUMP)
                .keyed("k-1")
                .when(new TwinCommand.Create(object("{}")))
                .thenEffect(Effect.CREATED)
                .when(new TwinCommand.Create(object("{}")))
                .thenSettled(1)
                .thenEffect(Effect.CREATED);
    }

    @Test
    void aDeleteThatIsSentAgainIsSettled() {
        pump("{}")
                .keyed("k-1")
                .when(delete("/"))
                .when(delete("/"))
                .thenSettled(2)
                .thenEffect(Effect.DELETED);
    }

    @Test
    void withoutAKeyEveryRequestCounts() {
        pump("{}")
                .when(put("/attributes/a", "1"))
                .when(put("/attributes/a", "1"))
                .thenRevision(3);
    }

    @Test
    void aLongKeyIsRememberedInLittleRoom() {
        var pump = pump("{}")
                .keyed("k".repeat(50_000))
                .when(put("/attributes/a", "1"))
                .when(put("/attributes/a", "1"))
                .thenSettled(2);
        assertThat(pump.twin().recent().entries().getFirst().key()).hasSizeLessThan(RequestKey.LONGEST);
    }

    @Test
    void theMemoryIsBounded() {
        var pump = pump("{}").keyed("first").when(put("/attributes/a", "0"));
        for (int i = 0; i < RecentRequests.SIZE; i++) {
            pump.keyed("k-" + i).when(put("/attributes/a", "1"));
        }
        pump.keyed("first").when(put("/attributes/a", "0")).thenRevision(RecentRequests.SIZE + 3);
    }
}
