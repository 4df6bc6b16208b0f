package dev.pollux.sync.mqtt;

import static dev.pollux.sync.testing.Plant.json;
import static dev.pollux.sync.testing.Plant.next;
import static dev.pollux.sync.testing.Plant.publish;
import static dev.pollux.sync.testing.Plant.subscribe;
import static dev.pollux.sync.testing.Twins.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import dev.pollux.model.json.Json;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.sync.testing.Plant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceReportTest {

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() {
        plant = Plant.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        plant.close();
    }

    @Test
    void aCommandIsAnEnvelopeOrJustPathAndValue() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-1"));

        // when
        publish(client, "plant/pump-1/things/twin/commands/merge", "{'path': '/attributes', 'value': {'a': 1}}")
                .join();
        publish(client, "plant/pump-1/things/twin/commands/merge", """
                {'topic': 'plant/pump-1/things/twin/commands/merge', 'headers': {'correlation-id': 'x'},
                 'path': '/attributes/b', 'value': 2}""").join();

        // then
        assertThat(plant.value(thing("pump-1"), "/attributes").text()).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void oldClientsAndTheOtherQualitiesOfServiceWorkToo() throws Exception {
        // given
        var pump = plant.device("pump-2");
        var old = plant.connect3(pump);

        // when
        old.publishWith()
                .topic("plant/pump-2/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{\"a\":1}".getBytes(UTF_8))
                .send();
        old.publishWith()
                .topic("plant/pump-2/telemetry")
                .qos(MqttQos.EXACTLY_ONCE)
                .payload("{\"b\":2}".getBytes(UTF_8))
                .send();
        var done = plant.value(thing("pump-2"), "/features/b/properties/value");
        old.publishWith()
                .topic("plant/pump-2/telemetry")
                .qos(MqttQos.AT_MOST_ONCE)
                .payload("{\"c\":3}".getBytes(UTF_8))
                .send();

        // then
        assertThat(done).isEqualTo(Json.of(2));
        await().untilAsserted(() -> assertThat(plant.value(thing("pump-2"), "/features/c/properties/value"))
                .isEqualTo(Json.of(3)));
        old.disconnect();
    }

    @Test
    void aThousandReportsArriveInOrderAndEachCounts() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-3"));
        var before = plant.twins().journal().head();

        // when
        var acks = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 1_000; i++) {
            acks.add(publish(client, "plant/pump-3/telemetry", "{'n': " + i + "}"));
        }
        CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new)).join();

        // then
        var values = plant.twins().journal().after(before, 2_000).stream()
                .filter(change -> change.twin().equals(thing("pump-3")))
                .map(Change::event)
                .filter(TwinEvent.Changed.class::isInstance)
                .map(event -> ((TwinEvent.Changed) event).revision())
                .toList();
        assertThat(values).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(plant.value(thing("pump-3"), "/features/n/properties/value")).isEqualTo(Json.of(999));
        assertThat(plant.meters().count("mqtt.messages.accepted")).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void aResendUnderTheSameCorrelationIsDoneOnce() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-4"));

        // when
        for (int i = 0; i < 3; i++) {
            client.publishWith()
                    .topic("plant/pump-4/telemetry")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .correlationData("m-17".getBytes(UTF_8))
                    .payload("{\"a\":1}".getBytes(UTF_8))
                    .send()
                    .join();
        }

        // then
        assertThat(plant.twins().journal().find(thing("pump-4")).orElseThrow().revision())
                .isEqualTo(2);
    }

    @Test
    void responsesGoWhereTheDeviceSaysAndCarryItsCorrelation() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-5"));
        var answers = subscribe(client, "plant/pump-5/answers");

        // when
        client.publishWith()
                .topic("plant/pump-5/things/twin/commands/modify")
                .qos(MqttQos.AT_LEAST_ONCE)
                .responseTopic("plant/pump-5/answers")
                .correlationData("c-1".getBytes(UTF_8))
                .payload("{\"path\":\"/attributes/a\",\"value\":1}".getBytes(UTF_8))
                .send();
        var made = next(answers);
        client.publishWith()
                .topic("plant/pump-5/things/twin/commands/retrieve")
                .responseTopic("plant/pump-5/answers")
                .payload("{\"path\":\"/attributes/a\"}".getBytes(UTF_8))
                .send();
        var read = next(answers);

        // then
        assertThat(json(made).get("status")).isEqualTo(Json.of(201));
        assertThat(made.getCorrelationData().map(data -> UTF_8.decode(data).toString()))
                .contains("c-1");
        assertThat(json(made).object("headers").text("correlation-id", "")).isEqualTo("c-1");
        assertThat(json(read).get("value")).isEqualTo(Json.of(1));
    }

    @Test
    void responsesAndErrorsGoToTheirUsualTopicsOtherwise() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-6"));
        var responses = subscribe(client, "plant/pump-6/things/twin/commands/+/response");
        var errors = subscribe(client, "plant/pump-6/things/twin/errors");

        // when
        publish(client, "plant/pump-6/things/twin/commands/merge", "{'path': '/attributes/a', 'value': 1}")
                .join();
        publish(client, "plant/pump-6/things/twin/commands/delete", "{'path': '/attributes/none'}")
                .join();

        // then
        assertThat(next(responses).getTopic()).hasToString("plant/pump-6/things/twin/commands/merge" + "/response");
        assertThat(json(next(errors)).object("value").text("error", "")).isEqualTo("things:attribute.notfound");
    }

    @Test
    void eventsReachADeviceThatListens() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-7"));
        var events = subscribe(client, "plant/pump-7/things/twin/events/#");

        // when
        plant.twins().put(thing("pump-7"), "/attributes/target", Json.of(5));
        plant.twins().put(thing("pump-7"), "/attributes/target", Json.of(6));

        // then
        var event = next(events);
        assertThat(event.getTopic()).hasToString("plant/pump-7/things/twin/events/modified");
        assertThat(json(event).get("value")).isEqualTo(Json.of(5));
        assertThat(json(next(events)).get("value")).isEqualTo(Json.of(6));
    }

    @Test
    void aDeviceSpeaksAndListensForItselfAlone() throws Exception {
        // given
        var client = plant.connect5(plant.device("pump-8"));
        plant.device("other");

        // when, then
        assertThatThrownBy(() ->
                        publish(client, "plant/other/telemetry", "{'a':1}").join())
                .hasCauseInstanceOf(Mqtt5PubAckException.class);
        for (var filter :
                new String[] {"plant/other/#", "plant/+/telemetry", "#", "$share/g/plant/#", "plant/pump-8#"}) {
            assertThatThrownBy(() -> subscribe(client, filter)).as(filter).isInstanceOf(Exception.class);
        }
        assertThatThrownBy(() -> subscribe(client, "plant/other/things/twin/errors"))
                .hasCauseInstanceOf(Mqtt5SubAckException.class);
        assertThat(subscribe(client, "$share/g/plant/pump-8/#")).isEmpty();
        assertThat(plant.value(thing("other"), "/features")).isEqualTo(Json.NULL);
        assertThat(plant.meters().count("mqtt.messages.refused", "reason", "foreigntopic"))
                .isEqualTo(1);
    }
}
