package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a twin if there is none, gives its device a credential, and says how to send the first value.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Give a device a credential; makes its twin when that is new. The password is shown this once.")
final class DeviceAdd implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "NAMESPACE:NAME", description = "The thing id, for example org.acme:pump-1.")
    private String id = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--wait", description = "Wait for the device's first message and say what became of it.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait for it; ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        var thing = TwinId.thing(id)
                .orElseThrow(() -> new CommandFailed(
                        2, "'" + id + "' is no thing id: write NAMESPACE:NAME, for example org.acme:pump-1."));
        var service = ServiceClient.of(data.runningFolder());
        createIfNew(service, thing);
        var issued = service.post("/api/pollux/devices", JsonObject.of("thingId", Json.of(thing.text())))
                .orFail("A credential for " + thing)
                .json()
                .with("mqttUrl", Json.of(service.run().mqttUrl()));
        System.out.println(json ? issued.text() : people(thing, issued));
        System.out.flush();
        return wait ? new FirstMessage(service, thing, Duration.ofSeconds(timeoutSeconds)).show() : 0;
    }

    private static void createIfNew(ServiceClient service, TwinId thing) {
        var answer =
                service.put("/api/2/things/" + Segments.encode(thing.text()), JsonObject.EMPTY, "if-none-match", "*");
        if (answer.status() != 412) {
            answer.orFail("Making the twin " + thing);
        }
    }

    private static String people(TwinId thing, JsonObject issued) {
        return """
                thing id   %s
                client id  %s
                username   %s
                password   %s   (shown this once)
                mqtt       %s

                Send a first value:
                %s
                """.formatted(
                thing,
                issued.text("clientId", ""),
                issued.text("username", ""),
                issued.text("password", ""),
                issued.text("mqttUrl", ""),
                mosquitto(thing, issued)).stripTrailing();
    }

    /// A line that can be pasted as it is: plain telemetry, acknowledged once it is on disk.
    static String mosquitto(TwinId thing, JsonObject issued) {
        var broker = URI.create(issued.text("mqttUrl", ""));
        return "mosquitto_pub -V 5 -q 1 -h %s -p %d -i %s -u %s -P %s -t %s -m '{\"temperature\": 21.5}'"
                .formatted(
                        broker.getHost(),
                        broker.getPort(),
                        quoted(issued.text("clientId", "")),
                        quoted(issued.text("username", "")),
                        quoted(issued.text("password", "")),
                        quoted(topic(thing)));
    }

    private static String topic(TwinId thing) {
        var namespace = thing.namespace().isEmpty() ? "_" : thing.namespace();
        var name = thing.name().replace("%", "%25").replace("+", "%2B").replace("#", "%23");
        return namespace + "/" + name + "/telemetry";
    }

    /// In single quotes, as a shell takes them literally.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
