package dev.pollux.web.things;

import dev.pollux.model.twin.Rejection;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import java.util.List;

/// Parameters of Ditto that change what a request means and are not known here: refused, since ignoring them would do
/// something other than was asked.
final class Unsupported {

    private static final List<String> NAMES = List.of(
            "at-historical-revision",
            "at-historical-timestamp",
            "live-channel-condition",
            "merge-thing-patch-conditions",
            "put-metadata",
            "delete-metadata");

    private Unsupported() {}

    static void check(Call call) {
        NAMES.stream()
                .filter(name -> call.parameter(name).isPresent())
                .findFirst()
                .ifPresent(Unsupported::refuse);
        if (call.parameter("channel").filter(name -> !name.equals("twin")).isPresent()) {
            refuse("the live channel");
        }
    }

    private static void refuse(String name) {
        throw new Refused(new Rejection.NotSupported(name));
    }
}
