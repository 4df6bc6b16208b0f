package dev.pollux.model.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Context;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Given/when/then on the pure core: `given(commands or events).when(command).then…`. The clock stands still at
/// [#START]
/// unless it is moved on. Mutable, for one test on one thread.
public final class TwinFixture {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final TwinId PUMP = new TwinId(TwinId.Kind.THING, "plant", "pump-1");

    private Twin twin;
    private Context context = new Context(
            START,
            Cause.of("pollux:test", "c-0", Cause.Origin.OPERATOR),
            Preconditions.NONE,
            Access.ALL,
            "",
            Context.Limits.DEFAULT);
    private Decision decision = new Decision.Settled(0, Decision.Effect.UNCHANGED);

    private TwinFixture(TwinId id) {
        this.twin = Twin.absent(id);
    }

    public static TwinFixture of(TwinId id) {
        return new TwinFixture(id);
    }

    /// A pump whose document is the text, made at [#START] as revision 1.
    public static TwinFixture pump(String document) {
        return of(PUMP).given(new TwinCommand.Put(JsonPath.ROOT, json(document)));
    }

    public static Json json(String text) {
        return JsonCodec.DEFAULT.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static JsonObject object(String text) {
        return (JsonObject) json(text);
    }

    public static TwinCommand.Put put(String path, String value) {
        return new TwinCommand.Put(JsonPath.parse(path), json(value));
    }

    public static TwinCommand.Merge merge(String path, String patch) {
        return new TwinCommand.Merge(JsonPath.parse(path), json(patch));
    }

    public static TwinCommand.Delete delete(String path) {
        return new TwinCommand.Delete(JsonPath.parse(path));
    }

    public static TwinCommand.Report.Observation seen(String path, String value, Instant at) {
        return new TwinCommand.Report.Observation(JsonPath.parse(path), json(value), at);
    }

    public TwinFixture given(TwinEvent... events) {
        for (var event : events) {
            twin = Decider.evolve(twin, event);
        }
        return this;
    }

    /// Each command must be accepted.
    public TwinFixture given(TwinCommand... commands) {
        for (var command : commands) {
            when(command);
            assertThat(decision).as("given %s", command).isInstanceOf(Decision.Accepted.class);
        }
        return this;
    }

    public TwinFixture as(Access access) {
        return in(new Context(
                context.now(), context.cause(), context.when(), access, context.requestKey(), context.limits()));
    }

    public TwinFixture from(Cause.Origin origin) {
        var cause = Cause.of(context.cause().subject(), context.cause().correlationId(), origin);
        return in(new Context(
                context.now(), cause, context.when(), context.access(), context.requestKey(), context.limits()));
    }

    public TwinFixture provided(Preconditions when) {
        return in(new Context(
                context.now(), context.cause(), when, context.access(), context.requestKey(), context.limits()));
    }

    public TwinFixture keyed(String requestKey) {
        return in(new Context(
                context.now(), context.cause(), context.when(), context.access(), requestKey, context.limits()));
    }

    public TwinFixture within(Context.Limits limits) {
        return in(new Context(
                context.now(), context.cause(), context.when(), context.access(), context.requestKey(), limits));
    }

    public TwinFixture after(Duration time) {
        return in(new Context(
                context.now().plus(time),
                context.cause(),
                context.when(),
                context.access(),
                context.requestKey(),
                context.limits()));
    }

    private TwinFixture in(Context other) {
        context = other;
        return this;
    }

    /// Decides and, when the command is accepted, evolves. That deciding alone leaves no trace is checked here for
    /// every test.
    public TwinFixture when(TwinCommand command) {
        var before = twin.document().text();
        decision = Decider.decide(twin, command, context);
        assertThat(twin.document().text()).as("deciding changes nothing").isEqualTo(before);
        if (decision instanceof Decision.Accepted(var events, var _)) {
            assertThat(events).isNotEmpty();
            given(events.toArray(TwinEvent[]::new));
        }
        return this;
    }

    public TwinFixture thenEffect(Decision.Effect effect) {
        var actual = switch (decision) {
            case Decision.Accepted(var _, var done) -> done;
            case Decision.Settled(var _, var done) -> done;
            case Decision.Rejected(var rejection) -> throw new AssertionError("refused: " + rejection);
        };
        assertThat(actual).isEqualTo(effect);
        return this;
    }

    public TwinFixture thenSettled(long revision) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Settled.class,
                        settled -> assertThat(settled.revision()).isEqualTo(revision));
        return this;
    }

    public TwinFixture thenRefused(Rejection rejection) {
        assertThat(decision).isEqualTo(new Decision.Rejected(rejection));
        return this;
    }

    public <T extends Rejection> TwinFixture thenRefused(Class<T> kind) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.rejection()).isInstanceOf(kind));
        return this;
    }

    public TwinFixture thenRevision(long revision) {
        assertThat(twin.revision()).isEqualTo(revision);
        return this;
    }

    public TwinFixture thenDocument(String document) {
        assertThat(twin.document()).isEqualTo(json(document));
        return this;
    }

    public TwinFixture thenAt(String path, String value) {
        assertThat(JsonPath.parse(path).in(twin.document())).contains(json(value));
        return this;
    }

    public TwinFixture thenNothingAt(String path) {
        assertThat(JsonPath.parse(path).in(twin.document())).isEmpty();
        return this;
    }

    public List<TwinEvent> events() {
        return decision instanceof Decision.Accepted(var events, var _) ? events : List.of();
    }

    public Decision decision() {
        return decision;
    }

    public Twin twin() {
        return twin;
    }
}
