package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Rejection;

/// The one table from refusals to what callers see: Ditto's error code, HTTP status, message and description.
public final class ErrorCatalogue {

    private ErrorCatalogue() {}

    /// One refusal, ready to be shown. `code` is Ditto's, such as `things:thing.notfound`.
    public record DittoError(int status, String code, String message, String description) {

        /// Ditto's error JSON.
        public JsonObject json() {
            return JsonObject.builder()
                    .put("status", status)
                    .put("error", code)
                    .put("message", message)
                    .put("description", description)
                    .build();
        }
    }

    public static DittoError of(Rejection rejection) {
        throw new UnsupportedOperationException(rejection.toString());
    }
}
