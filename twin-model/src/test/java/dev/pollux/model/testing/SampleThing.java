package dev.pollux.model.testing;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import java.nio.charset.StandardCharsets;

/// A thing of about 1.2 KB, as measurements of the core use it: a pump with attributes and six measuring features.
public final class SampleThing {

    private SampleThing() {}

    /// The text of the thing with the number in its id and its values.
    public static byte[] text(int number) {
        var text = new StringBuilder("{\"thingId\":\"plant:pump-").append(number);
        text.append(
                        "\",\"policyId\":\"plant:shared\",\"definition\":\"org.acme:pump:1.0.0\",\"attributes\":{\"name\":\"Pump ")
                .append(number)
                .append("\",\"manufacturer\":\"ACME\",\"serial\":")
                .append(100_000 + number)
                .append(",\"location\":{\"building\":\"B7\",\"floor\":2,\"x\":12.5,\"y\":7.25},\"relationships\":")
                .append("{\"partOf\":{\"target\":\"plant:line-3\"}}},\"features\":{");
        for (var name : new String[] {"temperature", "pressure", "vibration", "flow", "current", "speed"}) {
            feature(text, name, number);
        }
        text.setCharAt(text.length() - 1, '}');
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void feature(StringBuilder text, String name, int number) {
        text.append('"')
                .append(name)
                .append("\":{\"definition\":[\"org.acme:measurement:1.0.0\"],\"properties\":{\"value\":")
                .append(20 + number % 1000 / 10.0 + name.length())
                .append(",\"unit\":\"SI\",\"quality\":\"good\",\"status\":{\"alarm\":false,\"since\":")
                .append(1_700_000_000L + number)
                .append("}}},");
    }

    public static JsonObject document(int number) {
        return JsonCodec.DEFAULT.parseObject(text(number));
    }
}
