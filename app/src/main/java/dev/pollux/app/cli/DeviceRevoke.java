package dev.pollux.app.cli;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a credential back.
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revoke a credential; its device is cut off at once. The twin stays.")
final class DeviceRevoke implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "USERNAME", description = "The user name, as device list shows it.")
    private String username = "";

    @Override
    public Integer call() {
        var answer = ServiceClient.of(data.runningFolder()).delete("/api/pollux/devices/" + Segments.encode(username));
        if (answer.status() == 404) {
            throw new CommandFailed(
                    "There is no credential '" + username + "': ./pollux device list shows those there are.");
        }
        answer.orFail("Revoking " + username);
        System.err.println("Revoked " + username + ".");
        return 0;
    }
}
