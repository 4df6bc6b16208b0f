package dev.pollux.app.cli;

import dev.pollux.app.client.ServiceClient;
import dev.pollux.model.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints a fresh one-time link to the console and opens it where there is a desktop.
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Open the console of the running Pollux, signed in. Prints a link that works once.")
final class Open implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--no-browser", description = "Only print the link.")
    private boolean noBrowser;

    @Override
    public Integer call() {
        var service = ServiceClient.of(data.runningFolder());
        var ticket = service.post("/login/tickets", JsonObject.EMPTY).orFail("The link");
        var link = service.run().httpUrl() + ticket.json().text("path", "");
        System.out.println(link);
        if (!noBrowser) {
            Browser.open(link);
        }
        return 0;
    }
}
