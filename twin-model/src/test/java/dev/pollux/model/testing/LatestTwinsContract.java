package dev.pollux.model.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [dev.pollux.model.port.LatestTwins] keeps.
public abstract class LatestTwinsContract extends JournalContract {

    private static final JsonPath X = JsonPath.parse("/attributes/x");

    @Test
    void aStoredWriteIsReadAtOnce() {
        // given
        journal.append(PUMP, created(PUMP));
        // when
        journal.append(PUMP, put(2, 7));
        // then
        var pump = journal.latest().find(PUMP).orElseThrow();
        assertThat(pump.revision()).isEqualTo(2);
        assertThat(X.in(pump.document())).contains(Json.of(7));
    }

    @Test
    void deletedAndUnknownTwinsAreNotFound() {
        // given
        journal.append(PUMP, created(PUMP));
        journal.append(PUMP, deleted(2));
        // when
        var found = journal.latest().find(PUMP);
        // then
        assertThat(found).isEmpty();
        assertThat(journal.latest().find(FAN)).isEmpty();
    }

    @Test
    void severalAreFoundInOneRead() {
        // given
        journal.append(PUMP, created(PUMP));
        journal.append(FAN, created(FAN));
        // when
        var found = journal.latest().find(List.of(FAN, PUMP, PUMP.as(TwinId.Kind.POLICY)));
        // then
        assertThat(found).extracting(Twin::id).containsExactlyInAnyOrder(FAN, PUMP);
    }

    @Test
    void aCutStandsStillWhileTheFleetMovesOn() {
        // given
        journal.append(PUMP, created(PUMP));
        var position = journal.append(PUMP, put(2, 1));
        try (var cut = journal.latest().cut()) {
            // when
            journal.append(PUMP, put(3, 2));
            journal.append(FAN, created(FAN));
            // then
            var seen = new ArrayList<Twin>();
            cut.forEach(seen::add);
            assertThat(cut.position()).isEqualTo(position);
            assertThat(seen).extracting(Twin::id).containsExactly(PUMP);
            assertThat(X.in(cut.find(PUMP).orElseThrow().document())).contains(Json.of(1));
            assertThat(cut.find(FAN)).isEmpty();
        }
    }

    @Test
    void aCutHoldsNoDeletedTwins() {
        // given
        journal.append(PUMP, created(PUMP));
        journal.append(FAN, created(FAN));
        journal.append(PUMP, deleted(2));
        // when
        var seen = new ArrayList<TwinId>();
        try (var cut = journal.latest().cut()) {
            cut.forEach(twin -> seen.add(twin.id()));
        }
        // then
        assertThat(seen).containsExactly(FAN);
    }

    @Test
    void aCutGivesThePartsAskedForOfOneKind() {
        // given
        journal.append(PUMP.as(TwinId.Kind.POLICY), created(PUMP));
        journal.append(FAN, created(FAN));
        journal.append(FAN, deleted(2));
        journal.append(PUMP, created(PUMP));
        journal.append(PUMP, put(2, 7));
        // when
        var seen = new ArrayList<Twin>();
        try (var cut = journal.latest().cut()) {
            cut.forEach(TwinId.Kind.THING, List.of(X, JsonPath.of("policyId")), seen::add);
        }
        // then
        assertThat(seen).extracting(Twin::id).containsExactly(PUMP);
        assertThat(seen.getFirst().revision()).isEqualTo(2);
        assertThat(seen.getFirst().policyId()).isEqualTo(PUMP.as(TwinId.Kind.POLICY));
        assertThat(X.in(seen.getFirst().document())).contains(Json.of(7));
    }

    @Test
    void policiesLiveBesideThingsOfTheSameName() {
        // given
        var policy = PUMP.as(TwinId.Kind.POLICY);
        journal.append(PUMP, created(PUMP));
        journal.append(policy, created(PUMP));
        // when
        journal.append(PUMP, deleted(2));
        // then
        assertThat(journal.latest().find(PUMP)).isEmpty();
        assertThat(journal.latest().find(policy)).isPresent();
    }
}
