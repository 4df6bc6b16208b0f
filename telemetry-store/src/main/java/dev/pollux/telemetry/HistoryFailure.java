package dev.pollux.telemetry;

/// History cannot be written or read for now: disk, damage, overload. Retried by the projection, shown to a reader.
public final class HistoryFailure extends RuntimeException {

    HistoryFailure(String message) {
        super(message);
    }

    HistoryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
