package dev.pollux.app.cli;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the devices that may connect.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List devices that have a credential.")
final class DeviceList implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var answer = ServiceClient.of(data.runningFolder())
                .get("/api/pollux/devices")
                .orFail("The list")
                .json();
        var items = answer.get("items") instanceof JsonArray array ? array : JsonArray.of(List.of());
        if (json) {
            System.out.println(items.text());
            return 0;
        }
        items.forEach(item -> {
            if (item instanceof JsonObject device) {
                System.out.printf(
                        "%-40s %-40s %s%n",
                        device.text("thingId", ""), device.text("username", ""), device.text("issued", ""));
            }
        });
        return 0;
    }
}
