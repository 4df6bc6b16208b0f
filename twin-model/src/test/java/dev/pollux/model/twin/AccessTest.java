package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.merge;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.PathAccess;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Access READER = PathAccess.of(List.of("/attributes"), List.of());
    private static final Access WRITER_OF_A = PathAccess.of(List.of("/"), List.of("/attributes/a"));

    @Test
    void whoMayReadNothingFindsNothing() {
        pump("{}")
                .as(Access.NONE)
                .when(put("/attributes/a", "1"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT))
                .when(delete("/"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT))
                .when(merge("/", "{'attributes':{}}"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT));
    }

    @Test
    void whoMayReadSomethingIsToldWhatIsMissing() {
        pump("{}")
                .as(READER)
                .when(put("/attributes/a", "1"))
                .thenRefused(new Rejection.NotAllowed(PUMP, JsonPath.of("attributes", "a"), Access.Permission.WRITE));
    }

    @Test
    void aPutNeedsTheWholeOfItsPlace() {
        pump("{'attributes':{'a':1,'b':2}}")
                .as(WRITER_OF_A)
                .when(put("/attributes/a/x/y", "1"))
                .thenRefused(Rejection.InvalidValue.class)
                .when(put("/attributes/a", "{'x':1}"))
                .thenEffect(Effect.MODIFIED)
                .when(put("/attributes", "{'a':1,'b':2}"))
                .thenRefused(Rejection.NotAllowed.class)
                .when(delete("/attributes"))
                .thenRefused(Rejection.NotAllowed.class);
    }

    @Test
    void anotherPolicyNeedsTheRightToChangeIt() {
        pump("{}")
                .as(WRITER_OF_A)
                .when(put("/policyId", "'plant:mine'"))
                .thenRefused(Rejection.NotAllowed.class)
                .as(PathAccess.of(List.of("/"), List.of("/policyId")))
                .when(put("/policyId", "'plant:mine'"))
                .thenEffect(Effect.MODIFIED)
                .thenAt("/policyId", "'plant:mine'");
    }

    @Test
    void makingATwinNeedsTheWhole() {
        TwinFixture.of(PUMP)
                .as(READER)
                .when(put("/", "{}"))
                .thenRefused(new Rejection.NotAllowed(PUMP, JsonPath.ROOT, Access.Permission.WRITE));
    }

    @Test
    void rightsAreJudgedBeforeAnythingElse() {
        pump("{}").as(WRITER_OF_A).when(put("/features/no/properties/x", "1")).thenRefused(Rejection.NotAllowed.class);
    }
}
