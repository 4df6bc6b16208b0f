package dev.pollux.app.doctor;

import dev.pollux.model.json.JsonObject;

/// What one check found: `detail` says what is, `fix` what to do about it (empty when nothing is to do).
public record Finding(String check, Level level, String detail, String fix) {

    /// How bad it is: a fault keeps Pollux from working.
    public enum Level {
        OK,
        WARNING,
        FAULT
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, Level.OK, detail, "");
    }

    static Finding warning(String check, String detail, String fix) {
        return new Finding(check, Level.WARNING, detail, fix);
    }

    static Finding fault(String check, String detail, String fix) {
        return new Finding(check, Level.FAULT, detail, fix);
    }

    public boolean isFault() {
        return level == Level.FAULT;
    }

    public String line() {
        var mark = switch (level) {
            case OK -> "ok     ";
            case WARNING -> "warning";
            case FAULT -> "FAULT  ";
        };
        return "%s  %-12s %s%s".formatted(mark, check, detail, fix.isEmpty() ? "" : "; " + fix);
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("check", check)
                .put("level", level.name())
                .put("detail", detail)
                .put("fix", fix)
                .build();
    }
}
