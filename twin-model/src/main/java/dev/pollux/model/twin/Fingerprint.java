package dev.pollux.model.twin;

import dev.pollux.model.json.JsonHash;
import dev.pollux.model.json.JsonPath;

/// What makes two requests the same: the same subject asks for the same change. Stable across restarts.
final class Fingerprint {

    private Fingerprint() {}

    static long of(TwinCommand command, String subject) {
        return JsonHash.mix(JsonHash.of(subject), of(command));
    }

    private static long of(TwinCommand command) {
        return switch (command) {
            case TwinCommand.Create(var document) -> JsonHash.mix(1, JsonHash.of(document));
            case TwinCommand.Put(var path, var value) -> at(2, path, JsonHash.of(value));
            case TwinCommand.Merge(var path, var patch) -> at(3, path, JsonHash.of(patch));
            case TwinCommand.Delete(var path) -> at(4, path, 0);
            case TwinCommand.Report report -> report(report);
            case TwinCommand.Dispatch(var sent) -> JsonHash.mix(6, JsonHash.of(sent.id()));
            case TwinCommand.Advance(var id, var to, var result) ->
                JsonHash.mix(JsonHash.mix(7, JsonHash.of(id)), JsonHash.mix(to.ordinal(), JsonHash.of(result)));
            case TwinCommand.See(var presence) -> JsonHash.mix(8, JsonHash.of(presence.clientId()));
            case TwinCommand.Tick _ -> 9;
        };
    }

    private static long report(TwinCommand.Report report) {
        long hash = 5;
        for (var seen : report.observations()) {
            long when = JsonHash.mix(
                    seen.observed().getEpochSecond(), seen.observed().getNano());
            hash = JsonHash.mix(hash, at(when, seen.path(), JsonHash.of(seen.value())));
        }
        return hash;
    }

    private static long at(long kind, JsonPath path, long value) {
        long hash = kind;
        for (var segment : path.segments()) {
            hash = JsonHash.mix(hash, JsonHash.of(segment));
        }
        return JsonHash.mix(hash, value);
    }
}
