package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Decision.Effect;
import org.junit.jupiter.api.Test;

class DeleteTest {

    @Test
    void aDeletedPartIsGone() {
        pump("{'attributes':{'a':1,'b':2}}")
                .when(delete("/attributes/a"))
                .thenEffect(Effect.DELETED)
                .thenRevision(2)
                .thenAt("/attributes", "{'b':2}");
    }

    @Test
    void whatIsNotThereCannotBeDeleted() {
        pump("{'attributes':{'a':1}}")
                .when(delete("/attributes/b"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.of("attributes", "b")))
                .when(delete("/attributes/a/deeper"))
                .thenRefused(Rejection.NotFound.class);
    }

    @Test
    void aPartOfAMissingFeatureMissesItsFeature() {
        pump("{}")
                .when(delete("/features/temp/properties/value"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.of("features", "temp")));
    }

    @Test
    void anElementOfAnArrayCannotBeDeleted() {
        pump("{'attributes':{'list':[1,2]}}")
                .when(delete("/attributes/list/0"))
                .thenRefused(Rejection.InvalidValue.class);
    }

    @Test
    void theIdAndThePolicyCannotBeDeleted() {
        pump("{}")
                .when(delete("/policyId"))
                .thenRefused(Rejection.NotSupported.class)
                .when(delete("/thingId"))
                .thenRefused(Rejection.NotSupported.class);
    }

    @Test
    void aTwinMadeAnewCountsOn() {
        var pump = pump("{'attributes':{'a':1}}")
                .when(delete("/"))
                .thenEffect(Effect.DELETED)
                .thenRevision(2)
                .when(delete("/"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT))
                .when(put("/attributes/a", "1"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT))
                .when(put("/", "{}"))
                .thenEffect(Effect.CREATED)
                .thenRevision(3)
                .thenNothingAt("/attributes");
        assertThat(pump.twin().exists()).isTrue();
    }
}
