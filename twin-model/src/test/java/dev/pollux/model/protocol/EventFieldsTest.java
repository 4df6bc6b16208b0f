package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.protocol.Envelope.Read;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.query.RqlParser;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFieldsTest {

    private static final Envelope EVENT =
            ((Read.Ok) Envelope.parse((JsonObject) JsonCodec.DEFAULT.parse("""
            {"topic":"org.acme/pump/things/twin/events/modified","path":"/features/t/properties/v","value":21,
             "extra":{"attributes":{"site":"B"}},"revision":9,"timestamp":"2026-03-04T05:06:07Z"}"""))).envelope();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eq(topic:action,"modified")                        | true
            in(topic:channel,"live")                           | false
            eq(resource:path,"/features/t/properties/v")       | true
            like(resource:path,"/attributes*")                 | false
            eq(resource:type,"thing")                          | true
            gt(features/t/properties/v,20)                     | true
            eq(attributes/site,"B")                            | true
            exists(attributes/other)                           | false
            eq(thingId,"org.acme:pump")                        | true
            ge(_revision,9)                                    | true
            lt(_modified,time:now)                             | true
            exists(topic:unheard-of)                           | false
            """)
    void aFilterSeesWhatTheEventCarries(String filter, boolean holds) {
        // given
        var rql = RqlParser.parse(filter, Instant.parse("2026-05-01T00:00:00Z"));

        // then
        assertThat(RqlEvaluator.holds(rql, EventFields.of(EVENT))).isEqualTo(holds);
    }
}
