package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.protocol.TelemetryPayload.Read;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinCommand.Report.Observation;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryPayloadTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void aPlainObjectIsMergedIntoTheFeatures() {
        // when
        var command = accepted("{\"temp\":21.5,\"gps\":{\"lat\":1,\"at\":{\"x\":2}},\"vib\":[1,2],\"off\":null}");

        // then
        assertThat(command).isEqualTo(new TwinCommand.Merge(JsonPath.of("features"), JsonCodec.DEFAULT.parse("""
                {"temp":{"properties":{"value":21.5}},
                 "gps":{"properties":{"lat":1,"at":{"x":2}}},
                 "vib":{"properties":{"value":[1,2]}},
                 "off":{"properties":{"value":null}}}""")));
    }

    @Test
    void aTimedObjectIsReportedWithItsTime() {
        // when
        var report =
                (TwinCommand.Report) accepted("{\"ts\":1772600760000,\"values\":{\"temp\":20,\"gps\":{\"lat\":1}}}");

        // then
        var seen = Instant.ofEpochMilli(1772600760000L);
        assertThat(report.observations())
                .containsExactly(
                        new Observation(JsonPath.of("features", "temp", "properties", "value"), Json.of(20), seen),
                        new Observation(JsonPath.of("features", "gps", "properties", "lat"), Json.of(1), seen));
    }

    @Test
    void aBacklogIsOneReportInItsOrder() {
        // when
        var report = (TwinCommand.Report) accepted("""
                [{"ts":"2026-03-04T06:00:02+01:00","values":{"a":2}},{"ts":"2026-03-04T05:00:01Z","values":{"a":1}}]""");

        // then
        assertThat(report.observations())
                .extracting(Observation::observed)
                .containsExactly(Instant.parse("2026-03-04T05:00:02Z"), Instant.parse("2026-03-04T05:00:01Z"));
    }

    @Test
    void aFeatureMayBeCalledTsOrValues() {
        assertThat(accepted("{\"ts\":5}")).isInstanceOf(TwinCommand.Merge.class);
        assertThat(accepted("{\"values\":{\"a\":5}}")).isInstanceOf(TwinCommand.Merge.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                                                   | an object
            {}                                                  | no values
            []                                                  | no values
            [5]                                                 | item 0
            [{"temp":1}]                                        | item 0
            {"ts":1772600760000,"values":5}                     | must be an object
            {"ts":1772600760000,"values":{}}                    | no values
            {"ts":1772600760000,"values":{"a":1},"b":2}         | item 0
            {"ts":1772600760,"values":{"a":1}}                  | milliseconds since 1970, not seconds
            {"ts":253402300799000,"values":{"a":1}}             | hours ahead
            {"ts":9223372036854775807,"values":{"a":1}}         | hours ahead
            {"ts":"9999-12-31T23:59:59Z","values":{"a":1}}      | hours ahead
            {"ts":"2026-03-04 05:06","values":{"a":1}}          | ISO-8601
            {"ts":1.5,"values":{"a":1}}                         | ISO-8601
            {"ts":null,"values":{"a":1}}                        | ISO-8601
            {"a/b":1}                                           | cannot name
            {"":1}                                              | cannot name
            {"a":{"{{ ~.*~ }}":null}}                           | cannot name
            {"a":{"b":{"{{ ~.*~ }}":null}}}                     | cannot name
            """)
    void anythingElseIsRefusedInWords(String payload, String expected) {
        assertThat(refused(payload).part()).isEqualTo(Rejection.Part.JSON);
        assertThat(refused(payload).detail()).contains(expected);
    }

    @Test
    void aMessageHasAtMostAThousandValues() {
        assertThat(accepted(object(1_000))).isInstanceOf(TwinCommand.Merge.class);
        assertThat(refused(object(1_001)).detail()).contains("more than 1000 values");
        assertThat(refused("{\"ts\":1772600760000,\"values\":" + object(1_001) + "}")
                        .detail())
                .contains("more than 1000 values");
    }

    private static String object(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"k" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static TwinCommand accepted(String payload) {
        return ((Read.Ok) TelemetryPayload.read(JsonCodec.DEFAULT.parse(payload), NOW)).command();
    }

    private static Rejection.Malformed refused(String payload) {
        var read = (Read.Refused) TelemetryPayload.read(JsonCodec.DEFAULT.parse(payload), NOW);
        return (Rejection.Malformed) read.rejection();
    }
}
