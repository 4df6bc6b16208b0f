package dev.pollux.web.http;

import dev.pollux.model.twin.Rejection;

/// Carries a refusal out of the reading of a request to the [FrontDoor], which alone catches it. It has no stack trace
/// and costs little.
public final class Refused extends RuntimeException {

    private final transient Rejection rejection;

    public Refused(Rejection rejection) {
        super(rejection.toString(), null, false, false);
        this.rejection = rejection;
    }

    public static Refused malformed(Rejection.Part part, String detail) {
        return new Refused(new Rejection.Malformed(part, detail));
    }

    public Rejection rejection() {
        return rejection;
    }
}
