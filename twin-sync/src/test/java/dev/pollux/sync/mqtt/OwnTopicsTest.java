package dev.pollux.sync.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.twin.TwinId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTopicsTest {

    private static final OwnTopics PUMP = OwnTopics.of(thing("plant:pump-1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plant/pump-1/#",
                "plant/pump-1/+/x",
                "$share/g/plant/pump-1/#",
                "plant/pump-1/things/twin/events/#"
            })
    void aDeviceMayListenBelowItsPrefix(String filter) {
        assertThat(PUMP.maySubscribe(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "+/pump-1/#",
                "plant/+/x",
                "plant/pump-1",
                "plant/pump-1/",
                "plant/pump-10/x",
                "plant/pump-1#",
                "$SYS/#",
                "$share/g/#",
                "$share/plant/pump-1/x",
                "$share//plant/pump-1/x",
                "$share/g",
                "/plant/pump-1/x"
            })
    void aDeviceMayNotListenAnywhereElse(String filter) {
        assertThat(PUMP.maySubscribe(filter)).isFalse();
    }

    @Test
    void wildcardsInNamesAreNoWildcards() {
        // when
        var odd = OwnTopics.of(thing(":a+b#c%2B"));

        // then
        assertThat(odd.prefix()).isEqualTo("_/a%2Bb%23c%252B/");
        assertThat(odd.mayPublish("_/a+b#c%2B/telemetry")).isFalse();
        assertThat(odd.mayPublish("_/a%2Bb%23c%252B/telemetry")).isTrue();
    }

    @Test
    void noDeviceReachesTheTopicsOfAnother() {
        // given
        var random = new Random(4711);
        var names = new String[] {"a", "ab", "a+", "+", "#", "%2B", "a%", "$share", "_", "a#b"};
        var pieces = new String[] {
            "a", "ab", "+", "#", "a%2B", "%2B", "%23", "%252B", "$share", "g", "_", "n", "telemetry", ""
        };

        for (int i = 0; i < 10_000; i++) {
            // when
            var mine = OwnTopics.of(thing("n:" + names[random.nextInt(names.length)]));
            var other = OwnTopics.of(thing("n:" + names[random.nextInt(names.length)]));
            var topic = new StringBuilder("n/").append(pieces[random.nextInt(pieces.length)]);
            for (int k = random.nextInt(3); k >= 0; k--) {
                topic.append('/').append(pieces[random.nextInt(pieces.length)]);
            }

            // then
            if (!mine.twin().equals(other.twin())) {
                var text = topic.toString();
                assertThat(mine.mayPublish(text) && other.mayPublish(text))
                        .as(text)
                        .isFalse();
                assertThat(mine.maySubscribe(text) && other.mayPublish(text))
                        .as(text)
                        .isFalse();
            }
        }
    }

    @Test
    void aFilterReachesWhatItMatches() {
        assertThat(PUMP.reaches("plant/pump-1/#", "things/twin/events/+")).isTrue();
        assertThat(PUMP.reaches("plant/pump-1/things/twin/events/modified", "things/twin/events/+"))
                .isTrue();
        assertThat(PUMP.reaches("plant/pump-1/+/+/events/#", "things/twin/events/+"))
                .isTrue();
        assertThat(PUMP.reaches("plant/pump-1/things/twin/errors", "things/twin/events/+"))
                .isFalse();
        assertThat(PUMP.reaches("plant/pump-1/things", "things/twin/events/+")).isFalse();
    }

    private static TwinId thing(String id) {
        return TwinId.thing(id).orElseThrow();
    }
}
