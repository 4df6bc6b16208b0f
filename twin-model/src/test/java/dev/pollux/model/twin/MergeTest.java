package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.json;
import static dev.pollux.model.testing.TwinFixture.merge;
import static dev.pollux.model.testing.TwinFixture.pump;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.PathAccess;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Preconditions.IfEqual;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final String DATED =
            "{'attributes':{'log':{'2022-01':1,'2022-02':2,'2023-01':3},'keep':{'2022-01':1}}}";

    @Test
    void aMergeMakesMissingParents() {
        pump("{}")
                .when(merge("/features/temp/properties/value", "21.5"))
                .thenEffect(Effect.MODIFIED)
                .thenRevision(2)
                .thenAt("/features", "{'temp':{'properties':{'value':21.5}}}");
    }

    @Test
    void aMergeAtTheRootMakesAMissingTwin() {
        TwinFixture.of(PUMP)
                .when(merge("/", "{'attributes':{'a':1,'b':null},'_metadata':{}}"))
                .thenEffect(Effect.CREATED)
                .thenAt("/attributes", "{'a':1}")
                .thenAt("/policyId", "'plant:pump-1'");
    }

    @Test
    void aMergeBelowTheRootFindsNoMissingTwin() {
        TwinFixture.of(PUMP)
                .when(merge("/attributes", "{'a':1}"))
                .thenRefused(new Rejection.NotFound(PUMP, JsonPath.ROOT));
    }

    @Test
    void nullRemovesAndAllElseStays() {
        pump("{'attributes':{'a':1,'b':{'c':2,'d':3}}}")
                .when(merge("/attributes", "{'a':null,'b':{'c':9},'nothing':null}"))
                .thenAt("/attributes", "{'b':{'c':9,'d':3}}");
    }

    @Test
    void aRegexKeyRemovesWhatItMatchesAndTheFactNamesIt() {
        // given
        var pump = pump(DATED);

        // when
        pump.when(merge("/attributes/log", "{'{{ ~2022-.*~ }}':null,'new':1}"));

        // then
        pump.thenAt("/attributes", "{'log':{'2023-01':3,'new':1},'keep':{'2022-01':1}}");
        var changed = (TwinEvent.Changed) pump.events().getFirst();
        assertThat(changed.edits())
                .containsExactly(new Edit.Merge(
                        JsonPath.parse("/attributes/log"),
                        json("{'2022-01':null,'2022-02':null,'new':1}"),
                        TwinFixture.START));
    }

    @Test
    void aRegexKeyBetweenSlashesAndDeepInThePatchWorksToo() {
        pump(DATED)
                .when(merge("/", "{'attributes':{'log':{'{{ /202[23]-01/ }}':null,'2023-01':4}}}"))
                .thenAt("/attributes/log", "{'2022-02':2,'2023-01':4}");
    }

    @Test
    void aBrokenRegexIsRefused() {
        pump(DATED)
                .when(merge("/attributes/log", "{'{{ ~(~ }}':null}"))
                .thenRefused(Rejection.Malformed.class)
                .when(merge("/attributes/log", "{'{{ ~.*~ }}':1}"))
                .thenRefused(Rejection.Malformed.class);
    }

    @Test
    void aRegexThatWouldRunForEverIsRefused() {
        pump("{'attributes':{'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!':1}}")
                .when(merge("/attributes", "{'{{ ~(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)z~ }}':null}"))
                .thenRefused(Rejection.Malformed.class);
    }

    @Test
    void everyTouchedLeafMustBeWritable() {
        pump("{'attributes':{'a':1,'b':2}}")
                .as(PathAccess.of(List.of("/"), List.of("/attributes/a", "/features")))
                .when(merge("/", "{'attributes':{'a':5},'features':{'f':{}}}"))
                .thenEffect(Effect.MODIFIED)
                .when(merge("/", "{'attributes':{'a':6,'b':null}}"))
                .thenRefused(new Rejection.NotAllowed(PUMP, JsonPath.of("attributes", "b"), Access.Permission.WRITE))
                .thenAt("/attributes", "{'a':5,'b':2}");
    }

    @Test
    void aMergeThatChangesNothingIsSkippedWhenAsked() {
        pump("{'attributes':{'a':1}}")
                .provided(asked(IfEqual.SKIP))
                .when(merge("/attributes", "{'a':1,'x':null}"))
                .thenSettled(1)
                .thenRevision(1)
                .provided(asked(IfEqual.UPDATE))
                .when(merge("/attributes", "{'a':1}"))
                .thenRevision(2);
    }

    @Test
    void aMinimizedMergeKeepsOnlyWhatDiffers() {
        // given
        var pump = pump("{'attributes':{'a':1,'b':{'c':2,'d':3}}}").provided(asked(IfEqual.SKIP_MINIMIZING_MERGE));

        // when
        pump.when(merge("/", "{'attributes':{'a':1,'b':{'c':2,'d':4},'x':null}}"));

        // then
        var changed = (TwinEvent.Changed) pump.events().getFirst();
        assertThat(changed.edits())
                .containsExactly(
                        new Edit.Merge(JsonPath.ROOT, json("{'attributes':{'b':{'d':4}}}"), TwinFixture.START));
        pump.thenAt("/attributes/b", "{'c':2,'d':4}");
    }

    @Test
    void aPatchCannotTakeAwayTheIdOrThePolicy() {
        pump("{}")
                .when(merge("/", "{'thingId':null}"))
                .thenRefused(Rejection.InvalidValue.class)
                .when(merge("/policyId", "null"))
                .thenRefused(Rejection.InvalidValue.class)
                .when(merge("/", "null"))
                .thenRefused(Rejection.Malformed.class)
                .thenRevision(1);
    }

    private static Preconditions asked(IfEqual ifEqual) {
        var none = Preconditions.NONE;
        return new Preconditions(none.ifMatch(), none.ifNoneMatch(), none.condition(), ifEqual);
    }
}
