package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Rejection;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The one table from refusals to what callers see: Ditto's error code, HTTP status, message and description. Every
/// case of [Rejection] has its line here, or this does not compile. Pure.
public final class ErrorCatalogue {

    /// Where a problem's `type` points to.
    private static final String TYPE_BASE = "urn:pollux:error:";

    private ErrorCatalogue() {}

    /// One refusal, ready to be shown. `code` is Ditto's, such as `things:thing.notfound`; `message` says what is, and
    /// `description` what to do.
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
        return switch (rejection) {
            case Rejection.NotFound it -> TwinErrors.notFound(it);
            case Rejection.NotAllowed it -> TwinErrors.notAllowed(it);
            case Rejection.Conflict it -> TwinErrors.conflict(it);
            case Rejection.PreconditionFailed it -> TwinErrors.preconditionFailed(it);
            case Rejection.NotModified it -> TwinErrors.notModified(it);
            case Rejection.ConditionFailed it -> TwinErrors.conditionFailed(it);
            case Rejection.TooLarge it -> TwinErrors.tooLarge(it);
            case Rejection.InvalidValue it -> TwinErrors.invalidValue(it);
            case Rejection.BeyondHistory it -> TwinErrors.beyondHistory(it);
            case Rejection.PolicyMissing it -> TwinErrors.policyMissing(it);
            case Rejection.PolicyLockout it -> TwinErrors.policyLockout(it);
            case Rejection.Malformed it -> RequestErrors.malformed(it);
            case Rejection.Unauthenticated it -> RequestErrors.unauthenticated(it);
            case Rejection.NotSupported it -> RequestErrors.notSupported(it);
            case Rejection.NoReceiver it -> ServiceErrors.noReceiver(it);
            case Rejection.CommandNotOpen it -> ServiceErrors.commandNotOpen(it);
            case Rejection.TooBusy it -> ServiceErrors.tooBusy(it);
            case Rejection.StorageFull _ -> ServiceErrors.storageFull();
            case Rejection.Unavailable it -> ServiceErrors.unavailable(it);
            case Rejection.TimedOut it -> ServiceErrors.timedOut(it);
        };
    }

    /// The refusal as an RFC 9457 problem: `type`, `title`, `status`, `detail`, and beside them `code`, `hint` and
    /// `correlationId`.
    public static JsonObject problem(Rejection rejection, String correlationId) {
        var error = of(rejection);
        var problem = JsonObject.builder()
                .put("type", TYPE_BASE + name(rejection))
                .put("title", title(rejection))
                .put("status", error.status())
                .put("detail", error.message())
                .put("code", error.code())
                .put("hint", error.description());
        if (!correlationId.isEmpty()) {
            problem.put("correlationId", correlationId);
        }
        return problem.build();
    }

    /// When to try again, for a `Retry-After` header; empty where trying again changes nothing.
    public static Optional<Duration> retryAfter(Rejection rejection) {
        return switch (rejection) {
            case Rejection.TooBusy(var _, var after) -> Optional.of(after);
            case Rejection.Unavailable(var _, var after) -> Optional.of(after);
            default -> Optional.empty();
        };
    }

    /// The case's name in lower case with dashes: `not-found`. Stable; metrics label refusals with it.
    public static String name(Rejection rejection) {
        return dashed(rejection.getClass().getSimpleName());
    }

    static String dashed(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String title(Rejection rejection) {
        var words = name(rejection).replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
