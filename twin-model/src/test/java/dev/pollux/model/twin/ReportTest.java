package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.START;
import static dev.pollux.model.testing.TwinFixture.merge;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;
import static dev.pollux.model.testing.TwinFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.testing.PathAccess;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Cause.Origin;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.TwinCommand.Report.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String TEMP = "/features/temp/properties/value";
    private static final String HUM = "/features/hum/properties/value";

    @Test
    void aReportMakesItsFeature() {
        device("{}")
                .when(report(seen(TEMP, "21.5", START)))
                .thenEffect(Effect.MODIFIED)
                .thenAt(TEMP, "21.5");
    }

    @Test
    void anOlderValueIsHistoryOnly() {
        // given
        var device = device("{}").when(report(seen(TEMP, "20", ago(10))));

        // when
        device.when(report(seen(TEMP, "15", ago(60)), seen(HUM, "40", ago(60)), seen(TEMP, "21", ago(5))));

        // then
        device.thenRevision(3).thenAt(TEMP, "21").thenAt(HUM, "40");
        assertThat(edits(device))
                .extracting(Object::getClass)
                .containsExactly(Edit.Late.class, Edit.Put.class, Edit.Put.class);
    }

    @Test
    void aBacklogAfterALiveValueDoesNotTurnBackTime() {
        device("{}")
                .when(report(seen(TEMP, "25", START)))
                .when(report(seen(TEMP, "20", ago(120)), seen(TEMP, "22", ago(60))))
                .thenAt(TEMP, "25")
                .thenRevision(3);
    }

    @Test
    void aWriteByOthersCountsAsSeenWhenItCame() {
        device("{}")
                .when(report(seen(TEMP, "20", ago(30))))
                .from(Origin.OPERATOR)
                .when(merge("/features/temp/properties", "{'value':99}"))
                .from(Origin.DEVICE)
                .when(report(seen(TEMP, "21", ago(10))))
                .thenAt(TEMP, "99")
                .after(Duration.ofSeconds(1))
                .when(report(seen(TEMP, "22", START.plusSeconds(1))))
                .thenAt(TEMP, "22");
    }

    @Test
    void whatWasRemovedMayBeReportedAnew() {
        device("{}")
                .when(report(seen(TEMP, "20", START)))
                .when(TwinFixture.delete("/features/temp"))
                .when(report(seen(TEMP, "19", ago(5))))
                .thenAt(TEMP, "19");
    }

    @Test
    void replacingTheThingMovesTheTimesOn() {
        device("{}")
                .when(report(seen(TEMP, "20", ago(20))))
                .when(put("/features", "{'temp':{'properties':{'value':30}}}"))
                .when(report(seen(TEMP, "19", ago(5))))
                .thenAt(TEMP, "30");
    }

    @Test
    void theTimesStandInTheMetadata() {
        var device = device("{}").when(report(seen(TEMP, "20", ago(20))));
        assertThat(device.twin().metadata())
                .isEqualTo(TwinFixture.json("{'features':{'temp':{'properties':{'value':{'observedAt':%d}}}}}"
                        .formatted(ago(20).toEpochMilli())));
    }

    @Test
    void allIsTakenOrNothing() {
        device("{'attributes':{'n':1}}")
                .when(report(seen(TEMP, "20", START), seen("/attributes/n/deep", "1", START)))
                .thenRefused(Rejection.InvalidValue.class)
                .thenNothingAt("/features")
                .as(PathAccess.of(List.of("/"), List.of("/features/temp")))
                .when(report(seen(TEMP, "20", START), seen(HUM, "40", START)))
                .thenRefused(Rejection.NotAllowed.class)
                .thenNothingAt("/features")
                .when(report())
                .thenRefused(Rejection.Malformed.class)
                .thenRevision(1);
    }

    private static TwinFixture device(String document) {
        return pump(document).from(Origin.DEVICE);
    }

    private static TwinCommand report(Observation... observations) {
        return new TwinCommand.Report(List.of(observations));
    }

    private static Instant ago(int seconds) {
        return START.minusSeconds(seconds);
    }

    private static List<Edit> edits(TwinFixture fixture) {
        return ((TwinEvent.Changed) fixture.events().getFirst()).edits();
    }
}
