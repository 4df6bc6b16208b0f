package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.protocol.MessageEnvelope.Read;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageEnvelopeTest {

    private static final TwinId LAMP = TwinId.thing("org.acme:lamp").orElseThrow();

    @Test
    void aMessageToAFeatureGoesThereAndBack() {
        // given
        var message = new Message(LAMP, "led", "inbox", "blink/fast", payload("application/json", "{\"n\":3}"), "c-1");

        // when
        var envelope = MessageEnvelope.of(message);

        // then
        assertThat(envelope.json()).isEqualTo(json("""
                {"topic":"org.acme/lamp/things/live/messages/blink/fast",
                 "headers":{"correlation-id":"c-1","content-type":"application/json"},
                 "path":"/features/led/inbox/messages/blink/fast","value":{"n":3}}"""));
        var read = (Read.Sent) MessageEnvelope.read(envelope);
        assertThat(read.wantsAnswer()).isTrue();
        assertSame(read.message(), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/json          | [1,2]  | [1,2]
            application/vnd.acme+json | true   | true
            text/plain; charset=utf-8 | häl"lo | "häl\\"lo"
            application/octet-stream  | hello  | "aGVsbG8="
            application/cbor          | 5      | "NQ=="
            """)
    void theContentTypeDecidesHowAPayloadStandsInTheEnvelope(String type, String bytes, String value) {
        // given
        var message = new Message(LAMP, "", "outbox", "s", payload(type, bytes), "c-2");

        // when
        var envelope = MessageEnvelope.of(message);

        // then
        assertThat(envelope.value()).hasValue(JsonCodec.DEFAULT.parse(value));
        assertSame(((Read.Sent) MessageEnvelope.read(envelope)).message(), message);
    }

    @Test
    void whatClaimsToBeJsonAndIsNoneGoesAsBytes() {
        // when
        var envelope =
                MessageEnvelope.of(new Message(LAMP, "", "outbox", "s", payload("application/json", "{"), "c-2"));

        // then
        assertThat(envelope.value()).hasValue(Json.of("ew=="));
        assertThat(envelope.header("content-type")).isEqualTo("application/octet-stream");
    }

    @Test
    void anAnswerCarriesItsStatusUnderTheSameCorrelationId() {
        // given
        var message = new Message(LAMP, "", "inbox", "ask", payload("application/json", "1"), "c-3");
        var answer = new Answer.Answered(201, payload("application/json", "{\"ok\":true}"));

        // when
        var envelope = MessageEnvelope.answer(message, answer);

        // then
        var read = (Read.Answered) MessageEnvelope.read(envelope);
        assertThat(read.answer().status()).isEqualTo(201);
        assertThat(read.answer().payload().bytes()).isEqualTo(answer.payload().bytes());
        assertThat(read.about().correlationId()).isEqualTo("c-3");
    }

    @Test
    void aMessageWithoutValueIsEmpty() {
        // when
        var read = read(
                "org.acme/lamp/things/live/messages/ping", "/inbox/messages/ping", "{\"response-required\":false}");

        // then
        var sent = (Read.Sent) read;
        assertThat(sent.message().payload().bytes()).isEmpty();
        assertThat(sent.wantsAnswer()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "org.acme/lamp/things/twin/commands/modify, /inbox/messages/a, TOPIC",
        "org.acme/lamp/things/twin/messages/a,      /inbox/messages/a, TOPIC",
        "_/_/things/live/messages/a,                /inbox/messages/a, TOPIC",
        "org.acme/lamp/things/live/messages/a,      /inbox/messages/b, PATH",
        "org.acme/lamp/things/live/messages/a,      /inbox/messages,   PATH",
        "org.acme/lamp/things/live/messages/a,      /tray/messages/a,  PATH",
        "org.acme/lamp/things/live/messages/a,      /features/inbox/messages/a, PATH",
    })
    void whatDoesNotFitTogetherIsRefused(String topic, String path, Rejection.Part part) {
        // when
        var refused = (Read.Refused) read(topic, path, "{}");

        // then
        assertThat(((Rejection.Malformed) refused.rejection()).part()).isEqualTo(part);
    }

    @Test
    void badBase64IsRefused() {
        // when
        var envelope = MessageEnvelope.of(new Message(LAMP, "", "inbox", "a", payload("image/png", "x"), ""))
                .withValue(Json.of("*"));

        // then
        assertThat(MessageEnvelope.read(envelope)).isInstanceOf(Read.Refused.class);
    }

    private static Read read(String topic, String path, String headers) {
        var envelope = new Envelope(
                Topic.parse(topic).orElseThrow(),
                json(headers),
                JsonPath.parse(path),
                Optional.empty(),
                0,
                0,
                Optional.empty());
        return MessageEnvelope.read(envelope);
    }

    private static void assertSame(Message actual, Message expected) {
        assertThat(actual).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(expected);
    }

    private static Payload payload(String type, String text) {
        return new Payload(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonCodec.DEFAULT.parse(text);
    }
}
