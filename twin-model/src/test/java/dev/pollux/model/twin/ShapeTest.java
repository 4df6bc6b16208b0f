package dev.pollux.model.twin;

import static dev.pollux.model.testing.TwinFixture.PUMP;
import static dev.pollux.model.testing.TwinFixture.START;
import static dev.pollux.model.testing.TwinFixture.delete;
import static dev.pollux.model.testing.TwinFixture.merge;
import static dev.pollux.model.testing.TwinFixture.pump;
import static dev.pollux.model.testing.TwinFixture.put;
import static dev.pollux.model.testing.TwinFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ | 1",
                "/ | {'attributes':1}",
                "/ | {'features':[]}",
                "/ | {'features':{'f':1}}",
                "/ | {'features':{'f':{'properties':'x'}}}",
                "/ | {'features':{'f':{'desiredProperties':[]}}}",
                "/ | {'features':{'f':{'nonsense':1}}}",
                "/ | {'features':{'f':{'definition':[]}}}",
                "/ | {'features':{'f':{'definition':['no']}}}",
                "/ | {'features':{'f':{'definition':'a:b:1'}}}",
                "/ | {'definition':'no definition'}",
                "/ | {'definition':{}}",
                "/ | {'policyId':'no id'}",
                "/ | {'policyId':null}",
                "/attributes | 1",
                "/attributes | {'a/b':1}",
                "/attributes | {'':1}",
                "/attributes | {'x':[{'a\\u0000b':1}]}",
                "/features | 'x'",
                "/features/f | 5",
                "/features/größe | {}",
                "/definition/x | 1",
                "/policyId | 7"
            })
    void aValueOfTheWrongShapeIsRefused(String path, String value) {
        pump("{}")
                .when(put(path.strip(), value.strip()))
                .thenRefused(Rejection.InvalidValue.class)
                .when(merge(path.strip(), value.strip()))
                .thenRevision(path.strip().equals("/") ? 1 : pump("{}").twin().revision());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/attributes | null",
                "/features | null",
                "/features/f | null",
                "/features/f | {'properties':null,'definition':null}",
                "/features/f | {'definition':['a:b:1.0','https://example.org/model']}",
                "/definition | 'org.acme:pump:1.0.0'",
                "/definition | 'https://example.org/pump'",
                "/definition | null"
            })
    void aValueOfTheRightShapeIsTaken(String path, String value) {
        pump("{}")
                .when(put(path.strip(), value.strip()))
                .thenEffect(Effect.CREATED)
                .thenAt(path.strip(), value.strip());
    }

    @Test
    void aPathThatLeadsNowhereIsRefused() {
        pump("{}")
                .when(put("/nonsense/x", "1"))
                .thenRefused(Rejection.Malformed.class)
                .when(put("/_metadata", "{}"))
                .thenRefused(Rejection.Malformed.class)
                .when(put("/attributes//a", "1"))
                .thenRefused(Rejection.Malformed.class);
    }

    @Test
    void theLastLevelIsTakenAndNoMore() {
        Json deep = Json.of(1);
        for (int i = 0; i < 30; i++) {
            deep = JsonObject.of("d", deep);
        }
        var place = JsonPath.of("attributes", "x");
        pump("{}")
                .when(new TwinCommand.Put(place, JsonObject.of("d", deep)))
                .thenRefused(Rejection.Malformed.class)
                .when(new TwinCommand.Put(place, deep))
                .thenEffect(Effect.CREATED);
    }

    @Test
    void aPathOfManyThousandSegmentsIsRefused() {
        pump("{}")
                .when(put("/attributes" + "/x".repeat(50_000), "1"))
                .thenRefused(Rejection.Malformed.class)
                .when(merge("/attributes" + "/x".repeat(50_000), "1"))
                .thenRefused(Rejection.Malformed.class)
                .when(delete("/attributes" + "/x".repeat(50_000)))
                .thenRefused(Rejection.Malformed.class)
                .when(new TwinCommand.Report(List.of(seen("/attributes" + "/x".repeat(50_000), "1", START))))
                .thenRefused(Rejection.Malformed.class);
    }

    @Test
    void theLastByteIsTakenAndNoMore() {
        // given
        var empty = pump("{'attributes':{'x':'','d':1.5}}");
        int used = JsonCodec.DEFAULT.bytes(empty.twin().document()).length;
        var place = JsonPath.of("attributes", "x");

        // when, then
        empty.within(new Context.Limits(200, 1))
                .when(new TwinCommand.Put(place, Json.of("ü".repeat((200 - used) / 2) + "x".repeat((200 - used) % 2))))
                .thenEffect(Effect.MODIFIED);
        assertThat(JsonCodec.DEFAULT.bytes(empty.twin().document())).hasSize(200);
        empty.when(put("/attributes/d", "1.25")).thenRefused(new Rejection.TooLarge(PUMP, 201, 200));
    }
}
