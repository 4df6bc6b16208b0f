package dev.pollux.model.protocol;

import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.twin.Rejection;
import java.time.Duration;

/// Errors of the moment: the request may be right, and may succeed another time.
final class ServiceErrors {

    private ServiceErrors() {}

    static DittoError noReceiver(Rejection.NoReceiver it) {
        return new DittoError(
                404,
                "messages:receiver.notfound",
                "No device listens for messages to '" + it.id() + "' now.",
                "Send again once the device is connected, or use a command, which waits for it.");
    }

    static DittoError commandNotOpen(Rejection.CommandNotOpen it) {
        return new DittoError(
                409,
                "commands:command.notopen",
                "The command '" + it.commandId() + "' of '" + it.id() + "' is " + it.state() + ".",
                "Read the command's state; a command that has ended stays as it is.");
    }

    static DittoError tooBusy(Rejection.TooBusy it) {
        return new DittoError(
                429,
                "too.many.requests",
                "Too much is under way: " + it.bound() + ".",
                "Try again in " + seconds(it.retryAfter()) + ", and send less at a time.");
    }

    static DittoError storageFull() {
        return new DittoError(
                507,
                "storage.full",
                "There is no room left to write; nothing was changed.",
                "Make room in the data folder. Writing goes on by itself when there is.");
    }

    static DittoError unavailable(Rejection.Unavailable it) {
        return new DittoError(
                503,
                "gateway:service.unavailable",
                "A part that this needs is not there now: " + it.dependency() + ".",
                "Try again in " + seconds(it.retryAfter()) + ".");
    }

    static DittoError timedOut(Rejection.TimedOut it) {
        return new DittoError(
                408,
                "command.timeout",
                "No answer within " + seconds(it.after()) + ": " + it.what() + ".",
                "It may still happen. Read the state before you ask again, or allow more time.");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
