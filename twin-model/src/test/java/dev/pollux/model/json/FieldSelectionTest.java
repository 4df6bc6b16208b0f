package dev.pollux.model.json;

import static dev.pollux.model.testing.TwinFixture.json;
import static dev.pollux.model.testing.TwinFixture.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.eclipse.ditto.json.JsonFactory;
import org.eclipse.ditto.json.JsonParseOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSelectionTest {

    private static final JsonParseOptions PLAIN =
            JsonFactory.newParseOptionsBuilder().withoutUrlDecoding().build();

    private static final String THING = """
            {'thingId':'a:b','attributes':{'name':'pump','place':{'x':1,'y':2}},
             'features':{'t':{'properties':{'on':true,'v':1}},'u':{'properties':{'on':false}},'w':{}},'_revision':3}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thingId | {'thingId':'a:b'}",
                "/thingId,_revision | {'thingId':'a:b','_revision':3}",
                "attributes/place(x) | {'attributes':{'place':{'x':1}}}",
                "attributes(name,place/y),thingId | {'thingId':'a:b','attributes':{'name':'pump','place':{'y':2}}}",
                "attributes(place(x,y)) | {'attributes':{'place':{'x':1,'y':2}}}",
                "features/*/properties/on"
                        + "| {'features':{'t':{'properties':{'on':true}},'u':{'properties':{'on':false}}}}",
                "features(t(properties(v))) | {'features':{'t':{'properties':{'v':1}}}}",
                "attributes/nothing,attributes/name/deeper | {}",
                "features/w | {'features':{'w':{}}}",
                "attributes,attributes/name | {'attributes':{'name':'pump','place':{'x':1,'y':2}}}"
            })
    void theNamedPartsAreKept(String fields, String expected) {
        assertThat(FieldSelection.parse(fields.strip()).select(object(THING))).isEqualTo(json(expected.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"thingId,attributes/place", "attributes(name,place/y),thingId", "features(t(properties(v)),u)"})
    void eclipseDittoKeepsTheSame(String fields) {
        var theirs = JsonFactory.newObject(object(THING).text()).get(JsonFactory.newFieldSelector(fields, PLAIN));
        assertThat(FieldSelection.parse(fields).select(object(THING)))
                .isEqualTo(JsonCodec.DEFAULT.parse(theirs.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a(", "a(b", "a)", "a,,b", "a(b))", "(a)", "a//b", ",", "a()"})
    void brokenSelectionsAreRefused(String fields) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSelection.parse(fields));
    }

    @Test
    void aSelectionIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSelection.parse("a(".repeat(5_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSelection.parse("a,".repeat(5_000) + "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSelection.parse("a".repeat(20_000)));
    }
}
