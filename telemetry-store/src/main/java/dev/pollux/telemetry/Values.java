package dev.pollux.telemetry;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;

/// How a JSON value lies in a row: its kind, a number to reckon with, and a text where the number does not say it all.
/// A
/// truth value counts as 0 or 1. A whole number too large for a double keeps its digits as text.
record Values(byte kind, double number, String text) {

    static final int LONGEST_TEXT = 64;

    private static final byte WHOLE = 1;
    private static final byte DECIMAL = 2;
    private static final byte TRUTH = 3;
    private static final byte TEXT = 4;
    private static final byte NOT_KEPT = 0;

    private static final Values NONE = new Values(NOT_KEPT, Double.NaN, "");

    /// What of the value is kept; see [#isKept()].
    static Values of(Json value) {
        return switch (value) {
            case Json.Int(var whole) -> new Values(WHOLE, whole, exact(whole) ? "" : Long.toString(whole));
            case Json.Dec(var number) -> new Values(DECIMAL, number, "");
            case Json.Bool(var truth) -> new Values(TRUTH, truth ? 1 : 0, "");
            case Json.Text(var text) -> text.length() <= LONGEST_TEXT ? new Values(TEXT, Double.NaN, text) : NONE;
            case Json.Null _, JsonArray _, JsonObject _ -> NONE;
        };
    }

    private static boolean exact(long whole) {
        return whole == (long) (double) whole && whole != Long.MAX_VALUE;
    }

    /// Numbers, truth values and short texts are.
    boolean isKept() {
        return kind != NOT_KEPT;
    }

    boolean isText() {
        return kind == TEXT;
    }

    Json json() {
        return json(number);
    }

    /// A number reckoned from values of this kind, in the same kind where it fits.
    Json json(double other) {
        return switch (kind) {
            case WHOLE -> whole(other);
            case TRUTH -> other == 0 || other == 1 ? Json.of(other == 1) : decimal(other);
            case TEXT -> Json.of(text);
            default -> decimal(other);
        };
    }

    private Json whole(double other) {
        if (other == number && !text.isEmpty()) {
            return Json.of(Long.parseLong(text));
        }
        return other == Math.rint(other) && Math.abs(other) < 0x1p63 ? Json.of((long) other) : decimal(other);
    }

    static Json decimal(double number) {
        return Double.isFinite(number) ? Json.of(number) : Json.NULL;
    }
}
