package dev.pollux.model.protocol;

/// Carries out of [TelemetryPayload]'s readers what is wrong; never leaves the package.
final class TelemetryInvalid extends RuntimeException {

    private final String detail;

    TelemetryInvalid(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
