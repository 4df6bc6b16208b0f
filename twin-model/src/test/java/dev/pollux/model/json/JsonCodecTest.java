package dev.pollux.model.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pollux.model.json.JsonInvalid.Reason;
import dev.pollux.model.testing.Seeds;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

    private static final JsonCodec CODEC = JsonCodec.DEFAULT;
    private static final Duration LINEAR = Duration.ofSeconds(5);

    @Test
    void whatIsWrittenIsReadAsTheSameValue() {
        Seeds.each(100_000, gen -> {
            var value = gen.json(5);
            assertThat(CODEC.parse(CODEC.bytes(value))).isEqualTo(value);
        });
    }

    @Test
    void aTextOfOneByteIsReadHoweverWarmTheParserIs() {
        // given
        for (int i = 0; i < 300_000; i++) {
            CODEC.parse("1.5");
        }

        // then
        for (int i = 0; i < 50_000; i++) {
            assertThat(CODEC.parse("2")).isEqualTo(Json.of(2));
        }
    }

    @Test
    void damagedTextIsRefusedOrReadAsSomethingThatCanBeWritten() {
        Seeds.each(100_000, gen -> {
            // given
            var text = CODEC.bytes(gen.json(4));
            for (int i = gen.below(3); i >= 0 && text.length > 0; i--) {
                text[gen.below(text.length)] = (byte) gen.below(256);
            }

            // when, then
            try {
                var value = CODEC.parse(text);
                assertThat(CODEC.parse(CODEC.bytes(value))).isEqualTo(value);
            } catch (JsonInvalid e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    void theSizeIsTheLengthOfTheText() {
        Seeds.each(20_000, gen -> {
            var value = gen.json(5);
            int length = CODEC.bytes(value).length;
            assertThat(value.sizeInBytes()).isEqualTo(length);
            assertThat(value.fitsInto(length)).isTrue();
            assertThat(value.fitsInto(length - 1)).isFalse();
            assertThat(CODEC.room(value)).isGreaterThanOrEqualTo(length);
        });
    }

    @Test
    void aBoundCarriedAlongIsTheBoundMeasuredAnew() {
        Seeds.each(20_000, gen -> {
            // given
            Json document = gen.object(4);
            CODEC.room(document);

            // when
            for (int i = 0; i < 5; i++) {
                var path = gen.pathIn(document);
                document =
                        gen.chance(30) ? JsonEdit.remove(document, path) : JsonEdit.merge(document, path, gen.json(2));
            }

            // then
            assertThat(CODEC.room(document)).isEqualTo(CODEC.room(CODEC.parse(document.text())));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SYNTAX|{\"a\":1",
                "SYNTAX|{\"a\":1} {}",
                "SYNTAX|[1,]",
                "SYNTAX|{a:1}",
                "SYNTAX|'a'",
                "SYNTAX|NaN",
                "SYNTAX|01",
                "SYNTAX|+1",
                "SYNTAX|.5",
                "SYNTAX|// c",
                "SYNTAX|\"\\x\"",
                "DUPLICATE_KEY|{\"a\":1,\"b\":2,\"a\":3}",
                "DUPLICATE_KEY|{\"x\":{\"\\u0061\":1,\"a\":3}}",
                "NUMBER_OUT_OF_RANGE|9223372036854775808",
                "NUMBER_OUT_OF_RANGE|-9223372036854775809",
                "NUMBER_OUT_OF_RANGE|1e400",
                "NUMBER_OUT_OF_RANGE|-1e999999999",
                "NUMBER_OUT_OF_RANGE|1e-400",
                "TEXT|\"\\ud800\"",
                "TEXT|{\"\\udc00x\":1}",
                "TEXT|[\"\\udc00\\ud800\"]"
            })
    void badTextIsRefusedWithItsReason(Reason reason, String text) {
        assertRefused(reason, text.getBytes(UTF_8));
    }

    @Test
    void emptyTextIsNoValue() {
        assertRefused(Reason.SYNTAX, new byte[0]);
        assertRefused(Reason.SYNTAX, "  \n".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22c0af22", "22eda08022", "22ff22", "22c322", "22f5808080", "22c08022", "efbbbf7b7d"})
    void bytesThatAreNoUtf8AreRefused(String hex) {
        assertRefused(Reason.TEXT, HexFormat.of().parseHex(hex));
    }

    @Test
    void otherEncodingsAreRefused() {
        assertRefused(Reason.TEXT, "{\"a\":1}".getBytes(UTF_16LE));
        assertRefused(Reason.TEXT, "\"ü\"".getBytes(ISO_8859_1));
    }

    @Test
    void halfACharacterInAStringIsRefused() {
        assertThatExceptionOfType(JsonInvalid.class).isThrownBy(() -> CODEC.parse("\"\ud800\""));
    }

    @Test
    void numbersOfManyDigitsAreRefusedAndNotRounded() {
        assertRefused(Reason.NUMBER_OUT_OF_RANGE, "9".repeat(50_000).getBytes(UTF_8));
        assertRefused(Reason.NUMBER_OUT_OF_RANGE, ("0." + "1".repeat(50_000)).getBytes(UTF_8));
    }

    @Test
    void thirtyTwoLevelsAreReadAndNoMore() {
        assertThat(CODEC.parse("[".repeat(32) + "]".repeat(32)).nesting()).isEqualTo(32);
        assertRefused(Reason.TOO_DEEP, ("[".repeat(33) + "]".repeat(33)).getBytes(UTF_8));
        assertRefused(Reason.TOO_DEEP, "{\"a\":".repeat(20_000).getBytes(UTF_8));
    }

    @Test
    void theLastByteAllowedIsReadAndNoMore() {
        var most = "\"" + "x".repeat(100 * 1024 - 2) + "\"";
        assertThat(CODEC.parse(most).sizeInBytes()).isEqualTo(100 * 1024);
        assertRefused(Reason.TOO_LARGE, (most + " ").getBytes(UTF_8));
    }

    @Test
    void thousandsOfKeysTakeLinearTime() {
        var codec = new JsonCodec(new JsonCodec.Limits(32, 4_000_000));
        var text = new StringBuilder("{\"k\":0");
        for (int i = 0; i < 100_000; i++) {
            text.append(",\"key").append(i).append("\":").append(i);
        }
        Assertions.assertTimeout(LINEAR, () -> use(codec, text.append('}').toString(), 100_001));
    }

    @Test
    void keysChosenToCollideTakeNoLonger() {
        var codec = new JsonCodec(new JsonCodec.Limits(32, 4_000_000));
        var text = new StringBuilder("{\"k\":0");
        for (int i = 0; i < 1 << 15; i++) {
            text.append(",\"").append(colliding(i)).append("\":").append(i);
        }
        Assertions.assertTimeout(LINEAR, () -> use(codec, text.append('}').toString(), (1 << 15) + 1));
    }

    /// `Aa` and `BB` have the same hash, and so has every text made of fifteen of either.
    private static String colliding(int number) {
        var key = new StringBuilder();
        for (int bit = 0; bit < 15; bit++) {
            key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return key.toString();
    }

    private static void use(JsonCodec codec, String text, int size) {
        var document = codec.parseObject(text.getBytes(UTF_8));
        assertThat(document.size()).isEqualTo(size);
        document.forEach((key, value) -> assertThat(document.get(key)).isSameAs(value));
        assertThat(JsonEdit.merge(document, document)).isEqualTo(document);
        assertThat(document.toBuilder().put("k", 1).build().size()).isEqualTo(size);
    }

    @Test
    void documentsShareTheirKeys() {
        var one = CODEC.parseObject("{\"shared\":1,\"keys\":2}".getBytes(UTF_8));
        var other = CODEC.parseObject("{\"shared\":3,\"keys\":4}".getBytes(UTF_8));
        assertThat(one.key(0)).isSameAs(other.key(0));
        assertThat(one.with("keys", Json.of(5)).key(1)).isSameAs(other.key(1));
    }

    @Test
    void halfACharacterIsNeverWritten() {
        var value = Json.of("\ud800");
        assertThat(CODEC.parse(CODEC.bytes(value))).isEqualTo(Json.of("\ufffd"));
        assertThat(value.sizeInBytes()).isEqualTo(5);
    }

    @Test
    void theLeastLongIsWritten() {
        assertThat(Json.of(Long.MIN_VALUE).text()).isEqualTo("-9223372036854775808");
        assertThat(Json.of(Long.MIN_VALUE).sizeInBytes()).isEqualTo(20);
    }

    private static void assertRefused(Reason reason, byte[] text) {
        assertThatExceptionOfType(JsonInvalid.class)
                .isThrownBy(() -> CODEC.parse(text))
                .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    }
}
