package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.merge;
import static dev.pollux.model.testing.TwinFixture.put;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final TwinId POLICY = new TwinId(TwinId.Kind.POLICY, "plant", "shared");
    private static final String OWNER = """
            {'entries':{'owner':{'subjects':{'pollux:admin':{'type':'a'}},
             'resources':{'policy:/':{'grant':['READ','WRITE'],'revoke':[]}}}}}""";

    @Test
    void aPolicyIsMadeChangedAndDeleted() {
        policy().thenEffect(Effect.CREATED)
                .thenAt("/policyId", "'plant:shared'")
                .when(put("/entries/guest", "{'subjects':{},'resources':{'thing:/':{'grant':['READ']}}}"))
                .thenEffect(Effect.CREATED)
                .when(put("/entries/guest/subjects/pollux:bob", "{'type':'x'}"))
                .thenEffect(Effect.CREATED)
                .when(delete("/entries/guest"))
                .thenEffect(Effect.DELETED)
                .thenRevision(4)
                .when(delete("/"))
                .thenEffect(Effect.DELETED);
    }

    @Test
    void somebodyKeepsTheRightToChangeIt() {
        policy().when(delete("/entries/owner"))
                .thenRefused(new Rejection.PolicyLockout(POLICY))
                .when(put("/entries/owner/resources/policy:~1", "{'grant':['READ']}"))
                .thenRefused(new Rejection.PolicyLockout(POLICY))
                .when(merge("/entries/owner/subjects", "{'pollux:admin':{'expiry':'2030-01-01T00:00:00Z'}}"))
                .thenRefused(new Rejection.PolicyLockout(POLICY))
                .when(put("/entries/deny", """
                        {'subjects':{'pollux:admin':{}},'resources':{'policy:/':{'revoke':['WRITE']}}}"""))
                .thenRefused(new Rejection.PolicyLockout(POLICY))
                .thenRevision(1);
    }

    @Test
    void anEntryMustBeThereBeforeItsParts() {
        policy().when(put("/entries/none/subjects/pollux:bob", "{}"))
                .thenRefused(new Rejection.NotFound(POLICY, JsonPath.of("entries", "none")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{'subjects':1}",
                "{'subjects':{'a:b':1}}",
                "{'resources':[]}",
                "{'resources':{'thing':{}}}",
                "{'resources':{'thing:/':{'grant':['FLY']}}}",
                "{'resources':{'thing:/':{'grant':'READ'}}}",
                "{'resources':{'thing:/':7}}"
            })
    void anEntryOfTheWrongShapeIsRefused(String entry) {
        policy().when(put("/entries/bad", entry))
                .thenRefused(Rejection.InvalidValue.class)
                .thenRevision(1);
    }

    private static TwinFixture policy() {
        return TwinFixture.of(POLICY).when(put("/", OWNER));
    }
}
