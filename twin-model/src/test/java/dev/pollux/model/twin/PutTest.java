package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.object;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import org.junit.jupiter.api.Test;

class PutTest {

    @Test
    void aPutAtTheRootMakesAMissingTwin() {
        TwinFixture.of(PUMP)
                .when(put("/", "{'attributes':{'a':1},'_revision':77,'nonsense':1}"))
                .thenEffect(Effect.CREATED)
                .thenRevision(1)
                .thenDocument("{'thingId':'plant:pump-1','policyId':'plant:pump-1','attributes':{'a':1}}");
    }

    @Test
    void aPutAtTheRootReplacesAndKeepsThePolicy() {
        pump("{'policyId':'plant:shared','attributes':{'a':1}}")
                .when(put("/", "{'features':{}}"))
                .thenEffect(Effect.MODIFIED)
                .thenRevision(2)
                .thenDocument("{'thingId':'plant:pump-1','policyId':'plant:shared','features':{}}");
    }

    @Test
    void creatingAnExistingTwinIsAConflict() {
        pump("{}").when(new TwinCommand.Create(object("{}"))).thenRefused(new Rejection.Conflict(PUMP));
    }

    @Test
    void theFirstPutOfAPartCreatesAndTheSecondModifies() {
        pump("{}")
                .when(put("/attributes/a/b", "1"))
                .thenEffect(Effect.CREATED)
                .when(put("/attributes/a/b", "1"))
                .thenEffect(Effect.MODIFIED)
                .thenRevision(3)
                .thenAt("/attributes", "{'a':{'b':1}}");
    }

    @Test
    void aPropertyNeedsItsFeature() {
        pump("{}")
                .when(put("/features/temp/properties/value", "1"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.of("features", "temp")));
    }

    @Test
    void theIdCannotBeChanged() {
        pump("{}")
                .when(put("/", "{'thingId':'plant:other'}"))
                .thenRefused(Rejection.InvalidValue.class)
                .when(put("/thingId", "'plant:other'"))
                .thenRefused(Rejection.InvalidValue.class)
                .thenRevision(1);
    }

    @Test
    void noWriteGoesThroughAnArrayOrAPlainValue() {
        pump("{'attributes':{'list':[1,2],'n':3}}")
                .when(put("/attributes/list/0", "9"))
                .thenRefused(
                        new Rejection.InvalidValue(PUMP, JsonPath.of("attributes", "list"), "an object", "an array"))
                .when(put("/attributes/n/x", "9"))
                .thenRefused(new Rejection.InvalidValue(PUMP, JsonPath.of("attributes", "n"), "an object", "a number"))
                .thenDocument("{'thingId':'plant:pump-1','policyId':'plant:pump-1','attributes':{'list':[1,2],'n':3}}");
    }

    @Test
    void aWriteIntoAMissingTwinFindsNothing() {
        TwinFixture.of(PUMP).when(put("/attributes/a", "1")).thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT));
    }
}
