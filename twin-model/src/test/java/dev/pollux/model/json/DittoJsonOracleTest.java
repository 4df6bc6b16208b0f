package dev.pollux.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.testing.Seeds;
import org.eclipse.ditto.json.JsonFactory;
import org.eclipse.ditto.json.JsonMergePatch;
import org.eclipse.ditto.json.JsonPointer;
import org.eclipse.ditto.json.JsonValue;
import org.junit.jupiter.api.Test;

/// Ours against Eclipse Ditto's own JSON library, case by case.
class DittoJsonOracleTest {

    private static final int CASES = 100_000;

    @Test
    void bothReadWhatWeWriteAsTheSameValue() {
        Seeds.each(CASES, gen -> {
            // given
            var value = gen.json(4);

            // when
            var theirs = JsonFactory.readFrom(value.text());

            // then
            assertThat(ours(theirs)).isEqualTo(value);
        });
    }

    @Test
    void bothFindTheSameAtAPath() {
        Seeds.each(CASES, gen -> {
            // given
            var document = gen.object(3);
            var path = gen.pathIn(document);

            // when
            var theirs = theirs(document).asObject().getValue(pointer(path));

            // then
            assertThat(path.in(document)).isEqualTo(theirs.map(DittoJsonOracleTest::ours));
        });
    }

    @Test
    void bothSetTheSame() {
        Seeds.each(CASES, gen -> {
            // given
            var document = gen.object(3);
            var path = gen.pathIn(document);
            var value = gen.json(2);

            // when
            var theirs = theirs(document).asObject().setValue(pointer(path), theirs(value));

            // then
            assertThat(JsonEdit.put(document, path, value)).isEqualTo(ours(theirs));
        });
    }

    @Test
    void bothRemoveTheSame() {
        Seeds.each(CASES, gen -> {
            // given
            var document = gen.object(3);
            var path = gen.pathIn(document);

            // when
            var theirs = theirs(document).asObject().remove(pointer(path));

            // then
            assertThat(JsonEdit.remove(document, path)).isEqualTo(ours(theirs));
        });
    }

    @Test
    void bothMergeTheSame() {
        Seeds.each(CASES, gen -> {
            // given
            var target = gen.object(3);
            var patch = gen.object(3);

            // when
            var theirs = JsonMergePatch.of(theirs(patch)).applyOn(theirs(target));

            // then
            assertThat(JsonEdit.merge(target, patch)).isEqualTo(ours(theirs));
        });
    }

    @Test
    void bothMergeTheSameAtAPath() {
        Seeds.each(CASES, gen -> {
            // given
            var target = gen.object(3);
            var path = gen.pathIn(target);
            var patch = gen.json(2);

            // when
            var theirs = JsonMergePatch.of(pointer(path), theirs(patch)).applyOn(theirs(target));

            // then
            assertThat(JsonEdit.merge(target, path, patch)).isEqualTo(ours(theirs));
        });
    }

    private static JsonValue theirs(Json value) {
        return JsonFactory.readFrom(value.text());
    }

    private static JsonPointer pointer(JsonPath path) {
        return JsonPointer.of(path.toString());
    }

    private static Json ours(JsonValue theirs) {
        if (theirs.isNull()) {
            return Json.NULL;
        }
        if (theirs.isObject()) {
            var builder = JsonObject.builder();
            theirs.asObject().forEach(field -> builder.put(field.getKey().toString(), ours(field.getValue())));
            return builder.build();
        }
        if (theirs.isArray()) {
            return JsonArray.of(
                    theirs.asArray().stream().map(DittoJsonOracleTest::ours).toList());
        }
        return JsonCodec.DEFAULT.parse(theirs.toString());
    }
}
