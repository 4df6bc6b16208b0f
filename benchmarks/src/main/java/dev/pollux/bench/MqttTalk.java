package dev.pollux.bench;

import dev.pollux.model.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One MQTT 3.1.1 session that keeps so many QoS 1 messages under way, each a new value of its twin. Written by hand:
/// a client library would take a good part of the cores that are measured.
final class MqttTalk implements Talk {

    private static final int CONNACK = 0x20;
    private static final int PUBACK = 0x40;
    private static final int PACKET_IDS = 65_535;

    private final JsonObject credential;
    private final byte[] topic;
    private final int window;
    private final Latencies times;
    private final long[] began = new long[PACKET_IDS + 1];
    private int lastId;

    MqttTalk(JsonObject credential, String topic, int window, Latencies times) {
        this.credential = credential;
        this.topic = topic.getBytes(StandardCharsets.UTF_8);
        this.window = window;
        this.times = times;
    }

    @Override
    public void begin(ByteBuffer out) {
        var body = ByteBuffer.allocate(1024);
        text(body, "MQTT");
        body.put((byte) 4).put((byte) 0xC2).putShort((short) 300);
        text(body, credential.text("clientId", ""));
        text(body, credential.text("username", ""));
        text(body, credential.text("password", ""));
        packet(out, 0x10, body.flip());
    }

    @Override
    public void hear(ByteBuffer in, ByteBuffer out) {
        while (in.remaining() >= 2 && in.remaining() >= 2 + in.get(in.position() + 1)) {
            int type = in.get() & 0xF0;
            int length = in.get();
            int at = in.position();
            switch (type) {
                case CONNACK -> connected(in.get(at + 1), out);
                case PUBACK -> acknowledged(in.getShort(at) & 0xFFFF, out);
                default -> {}
            }
            in.position(at + length);
        }
    }

    private void connected(int code, ByteBuffer out) {
        if (code != 0) {
            throw new IllegalStateException("the broker refused the connection with " + code);
        }
        for (int i = 0; i < window; i++) {
            publish(out);
        }
    }

    private void acknowledged(int id, ByteBuffer out) {
        times.add(System.nanoTime() - began[id]);
        publish(out);
    }

    private void publish(ByteBuffer out) {
        lastId = lastId % PACKET_IDS + 1;
        var payload = ("{\"temperature\":" + lastId % 1000 / 10.0 + "}").getBytes(StandardCharsets.US_ASCII);
        var body = ByteBuffer.allocate(2 + topic.length + 2 + payload.length);
        body.putShort((short) topic.length).put(topic).putShort((short) lastId).put(payload);
        began[lastId] = System.nanoTime();
        packet(out, 0x32, body.flip());
    }

    private static void packet(ByteBuffer out, int type, ByteBuffer body) {
        out.put((byte) type);
        int length = body.remaining();
        for (; length > 127; length >>= 7) {
            out.put((byte) (length & 0x7F | 0x80));
        }
        out.put((byte) length).put(body);
    }

    private static void text(ByteBuffer out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) bytes.length).put(bytes);
    }
}
