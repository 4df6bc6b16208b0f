package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Position;
import dev.pollux.model.port.Projection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Acknowledgements beyond the answer itself: `twin-persisted` is what every answer says; `search-persisted` says that
/// the change can be found. Any other label is nobody's, and times out at once.
final class Acknowledgements {

    private static final String TWIN = "twin-persisted";
    private static final String SEARCH = "search-persisted";
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9-_:]{3,100}");
    private static final int MOST_LABELS = 10;

    private final List<Projection> projections;

    Acknowledgements(List<Projection> projections) {
        this.projections = projections;
    }

    static List<String> requested(Call call) {
        var labels = call.parameter("requested-acks").map(text -> text.replaceAll("[\\[\\]\"\\s]", ""));
        if (labels.isEmpty()) {
            return List.of(TWIN);
        }
        var list = List.of(labels.get().split(",")).stream()
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
        if (list.size() > MOST_LABELS
                || !list.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            throw Refused.malformed(Part.HEADER, "requested-acks is a list of at most 10 labels");
        }
        return list;
    }

    /// The reply as it is when only the twin's own acknowledgement was asked for; else one entry for each label, 200
    /// when all succeeded and 424 otherwise.
    Mono<Reply> complete(List<String> labels, Reply reply, Json value, Position position, Duration within) {
        if (labels.isEmpty() || labels.equals(List.of(TWIN))) {
            return Mono.just(reply);
        }
        return Flux.fromIterable(labels)
                .concatMap(label -> status(label, reply.status(), position, within)
                        .map(status -> Map.entry(label, entry(status, label, value))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
                .map(entries -> aggregate(entries, reply));
    }

    private Mono<Integer> status(String label, int twinStatus, Position position, Duration within) {
        return switch (label) {
            case TWIN -> Mono.just(twinStatus);
            case SEARCH ->
                Flux.fromIterable(projections)
                        .filter(projection -> projection.name().equals("index"))
                        .next()
                        .flatMap(index -> Mono.fromCompletionStage(() -> index.reach(position, within)))
                        .map(reached -> reached ? 204 : 408)
                        .defaultIfEmpty(503);
            default -> Mono.just(408);
        };
    }

    private static JsonObject entry(int status, String label, Json value) {
        var entry = JsonObject.of("status", Json.of(status));
        return label.equals(TWIN) && status == 201 ? entry.with("payload", value) : entry;
    }

    private static Reply aggregate(Map<String, JsonObject> entries, Reply reply) {
        var body = JsonObject.builder();
        entries.forEach(body::put);
        boolean all = entries.values().stream()
                .allMatch(entry -> entry.get("status") instanceof Json.Int(var status) && status < 300);
        var answer = Reply.json(all ? 200 : 424, body.build());
        for (var header : reply.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
