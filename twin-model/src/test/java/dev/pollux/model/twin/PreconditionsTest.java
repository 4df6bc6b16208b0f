package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.json;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.testing.PathAccess;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Preconditions.IfEqual;
import dev.pollux.model.twin.Preconditions.Tags;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreconditionsTest {

    @Test
    void theRevisionMustMatch() {
        pump("{}")
                .provided(match(listed("\"rev:7\"", "\"rev:1\"")))
                .when(put("/", "{'attributes':{}}"))
                .thenEffect(Effect.MODIFIED)
                .when(put("/", "{'attributes':{}}"))
                .thenRefused(new Rejection.PreconditionFailed(PUMP, "If-Match", "\"rev:7\",\"rev:1\"", "\"rev:2\""));
    }

    @Test
    void aPartHasItsOwnTag() {
        var tag = EntityTag.of(json("{'x':1}"));
        pump("{'attributes':{'a':{'x':1}}}")
                .provided(match(listed(tag)))
                .when(put("/attributes/a", "{'x':2}"))
                .thenEffect(Effect.MODIFIED)
                .when(put("/attributes/a", "{'x':3}"))
                .thenRefused(Rejection.PreconditionFailed.class);
    }

    @Test
    void anyMatchesOnlyWhatIsThere() {
        pump("{'attributes':{'a':1}}")
                .provided(match(Tags.ANY))
                .when(put("/attributes/b", "1"))
                .thenRefused(new Rejection.PreconditionFailed(PUMP, "If-Match", "*", ""))
                .when(put("/attributes/a", "2"))
                .thenEffect(Effect.MODIFIED);
    }

    @Test
    void noneMatchKeepsWhatIsThere() {
        pump("{}")
                .provided(noneMatch(Tags.ANY))
                .when(put("/attributes/b", "1"))
                .thenEffect(Effect.CREATED)
                .when(put("/attributes/b", "2"))
                .thenRefused(Rejection.PreconditionFailed.class)
                .when(put("/", "{}"))
                .thenRefused(Rejection.PreconditionFailed.class);
        TwinFixture.of(PUMP).provided(noneMatch(Tags.ANY)).when(put("/", "{}")).thenEffect(Effect.CREATED);
    }

    @Test
    void anEqualPutIsSkippedWhenAsked() {
        var skip = new Preconditions(Tags.UNSTATED, Tags.UNSTATED, Rql.TRUE, IfEqual.SKIP);
        pump("{'attributes':{'a':1}}")
                .provided(skip)
                .when(put("/attributes/a", "1"))
                .thenSettled(1)
                .thenEffect(Effect.UNCHANGED)
                .when(put("/attributes/a", "1.0"))
                .thenRevision(2)
                .when(delete("/attributes/a"))
                .thenRevision(3);
    }

    @Test
    void theConditionMustHold() {
        pump("{'attributes':{'a':1}}")
                .provided(condition("eq(attributes/a,1)"))
                .when(put("/attributes/a", "2"))
                .thenEffect(Effect.MODIFIED)
                .when(put("/attributes/a", "3"))
                .thenRefused(new Rejection.ConditionFailed(PUMP, "eq(attributes/a,1)"))
                .provided(condition("and(gt(_revision,1),not(like(thingId,\"x*\")))"))
                .when(put("/attributes/a", "3"))
                .thenEffect(Effect.MODIFIED);
    }

    @Test
    void aConditionSeesOnlyWhatItsCallerMayRead() {
        pump("{'attributes':{'open':1,'secret':7}}")
                .as(PathAccess.of(List.of("/attributes/open"), List.of("/attributes/open")))
                .provided(condition("eq(attributes/secret,7)"))
                .when(put("/attributes/open", "2"))
                .thenRefused(new Rejection.ConditionFailed(PUMP, "eq(attributes/secret,7)"))
                .provided(condition("eq(attributes/open,1)"))
                .when(put("/attributes/open", "2"))
                .thenEffect(Effect.MODIFIED);
    }

    @Test
    void tagsAreJudgedBeforeTheCondition() {
        var both = new Preconditions(Tags.UNSTATED, Tags.ANY, rql("eq(attributes/a,9)"), IfEqual.UPDATE);
        pump("{}").provided(both).when(put("/", "{}")).thenRefused(Rejection.PreconditionFailed.class);
    }

    @Test
    void tagsTellTypesAndPlacesApart() {
        assertThat(List.of("1", "1.0", "'1'", "true", "null", "[1]", "{'a':1}", "[]", "{}"))
                .map(text -> EntityTag.of(json(text)))
                .doesNotHaveDuplicates();
        assertThat(EntityTag.of(json("{'a':1,'b':2}"))).isNotEqualTo(EntityTag.of(json("{'a':2,'b':1}")));
        assertThat(EntityTag.of(json("[1,2]"))).isNotEqualTo(EntityTag.of(json("[2,1]")));
    }

    @Test
    void tagsDoNotDependOnTheOrderOfKeysOrTheProcess() {
        assertThat(EntityTag.of(json("{'a':1,'b':[true,'x',2.5]}")))
                .isEqualTo(EntityTag.of(json("{'b':[true,'x',2.5],'a':1}")))
                .isEqualTo("\"hash:81aa39eb60b2bed3\"");
    }

    private static Preconditions condition(String text) {
        return new Preconditions(Tags.UNSTATED, Tags.UNSTATED, rql(text), IfEqual.UPDATE);
    }

    private static Rql rql(String text) {
        return RqlParser.parse(text, TwinFixture.START);
    }

    private static Tags listed(String... tags) {
        return new Tags.Listed(List.of(tags));
    }

    private static Preconditions match(Tags tags) {
        return new Preconditions(tags, Tags.UNSTATED, Rql.TRUE, IfEqual.UPDATE);
    }

    private static Preconditions noneMatch(Tags tags) {
        return new Preconditions(Tags.UNSTATED, tags, Rql.TRUE, IfEqual.UPDATE);
    }
}
