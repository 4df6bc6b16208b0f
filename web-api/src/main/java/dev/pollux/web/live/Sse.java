package dev.pollux.web.live;

import dev.pollux.web.http.Call;
import dev.pollux.web.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The wire form of server-sent events: an opening comment, events, a heartbeat, and at an overflow a last event of
/// that name. A stream ends when its caller's token does.
public final class Sse {

    private static final String TYPE = "text/event-stream";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final byte[] OPENING = bytes(": connected\n\n");
    private static final byte[] BEAT = bytes(":\n\n");
    private static final byte[] OVERFLOW = event("overflow", "", "{\"reason\":\"the client fell behind\"}");

    private Sse() {}

    /// True when the client asked for events.
    public static boolean asked(Call call) {
        return call.accepts(TYPE);
    }

    public static Reply stream(Call call, Flux<byte[]> events) {
        var ending = events.onErrorResume(LiveFeed.Overflow.class, _ -> Mono.just(OVERFLOW))
                .materialize();
        var beats = Flux.interval(HEARTBEAT).map(_ -> BEAT).onBackpressureDrop();
        // The source is subscribed first: whoever reads the opening misses nothing after it.
        Flux<byte[]> all = Flux.merge(1, ending, beats.startWith(OPENING).materialize())
                .takeUntil(signal -> !signal.isOnNext())
                .dematerialize();
        return Reply.stream(TYPE, all.take(call.validFor()));
    }

    /// One event; name and id may be empty. The data must be one line.
    public static byte[] event(String name, String id, String data) {
        var text = new StringBuilder();
        if (!name.isEmpty()) {
            text.append("event: ").append(name.replaceAll("[\r\n]", " ")).append('\n');
        }
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        return bytes(text.append("data: ").append(data).append("\n\n").toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
