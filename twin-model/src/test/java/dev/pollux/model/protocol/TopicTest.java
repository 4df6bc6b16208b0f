package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.protocol.Topic.Channel;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.TwinId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final TwinId PUMP = TwinId.thing("org.acme:pump 7").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.acme/pump/things/twin/commands/create",
                "org.acme/pump/things/twin/commands/retrieve",
                "org.acme/pump/things/live/commands/modify",
                "org.acme/pump/things/twin/events/merged",
                "org.acme/pump/things/twin/errors",
                "org.acme/pump/things/live/messages/ask/me/anything",
                "org.acme/pump/things/twin/acks",
                "org.acme/pump/things/twin/acks/twin-persisted",
                "/pump/things/twin/commands/delete",
                "_/_/things/twin/search/subscribe",
                "org.acme/pump/things/twin/streaming/subscribeForPersistedEvents",
                "org.acme/p:1/policies/commands/modify",
                "org.acme/p/policies/errors",
                "org.acme/p/policies/announcements/subjectDeletion",
            })
    void aTopicIsPrintedAsItWasRead(String text) {
        assertThat(Topic.parse(text).map(Topic::text)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "a/b/things",
                "a/b/things/twin",
                "a/b/things/commands/create",
                "a/b/things/twin/commands",
                "a/b/things/twin/commands/explode",
                "a/b/things/twin/commands/create/more",
                "a/b/things/twin/errors/",
                "a/b/things/TWIN/errors",
                "a/b/things/live/messages",
                "a/b/policies/twin/commands/create",
                "a/b/connections/announcements/opened",
                "9/b/things/twin/errors",
                "a//things/twin/errors"
            })
    void anythingElseIsNoTopic(String text) {
        assertThat(Topic.parse(text)).isEmpty();
    }

    @Test
    void mqttTopicsEncodeWildcardsAndPercent() {
        // given
        var id = TwinId.thing(":50% + #1").orElseThrow();
        var topic = Topic.twin(id, Criterion.EVENTS, "modified");

        // then
        assertThat(topic.mqtt()).isEqualTo("_/50%25 %2B %231/things/twin/events/modified");
        assertThat(Topic.parseMqtt(topic.mqtt())).hasValue(topic);
        assertThat(topic.text()).isEqualTo("/50% + #1/things/twin/events/modified");
        assertThat(Topic.parseMqtt("_/50%/things/twin/events/modified")).isEmpty();
        assertThat(Topic.parseMqtt("_/50%20/things/twin/events/modified")).isEmpty();
    }

    @Test
    void theSubjectOfAMessageKeepsItsSlashes() {
        assertThat(Topic.parse("org.acme/pump 7/things/live/messages/a/b"))
                .hasValue(new Topic(PUMP, Channel.LIVE, Criterion.MESSAGES, "a/b"));
    }
}
