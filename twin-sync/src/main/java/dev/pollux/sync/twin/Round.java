package dev.pollux.sync.twin;

import dev.pollux.model.port.Position;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Decider;
import dev.pollux.model.twin.Decision;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.sync.journal.StoredWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Requests of one twin, decided one after the other on the state so far and stored together: one trip to the disk for
/// all that waited. Nobody is answered before all of it is on disk. Used by one entity at a time; the journal reports
/// on its own thread, before the entity goes on.
final class Round implements StoredWrite.Receipt {

    private record Verdict(Request request, Decision decision, Twin after) {}

    private final Rules rules;
    private final Instant now;
    private final List<Request> requests;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<StoredWrite> writes = new ArrayList<>();
    private Twin twin;
    private volatile Position stored = Position.START;

    private Round(Twin twin, List<Request> requests, Rules rules) {
        this.rules = rules;
        this.now = rules.clock().instant();
        this.requests = requests;
        this.twin = twin;
    }

    static Round decide(Twin twin, List<Request> requests, Rules rules) {
        var round = new Round(twin, requests, rules);
        for (var request : requests) {
            if (!request.answer().isDone()) {
                round.judge(request);
            }
        }
        return round;
    }

    List<StoredWrite> writes() {
        return writes;
    }

    private void judge(Request request) {
        var context = rules.context(twin, request.command(), request.intent(), now);
        var decision = Decider.decide(twin, request.command(), context);
        if (decision instanceof Decision.Accepted(var events, var _)) {
            decision = accept(events, decision);
        }
        verdicts.add(new Verdict(request, decision, twin));
    }

    private Decision accept(List<TwinEvent> events, Decision accepted) {
        var after = new ArrayList<StoredWrite>(events.size());
        var state = twin;
        for (var event : events) {
            state = Decider.evolve(state, event);
            after.add(new StoredWrite(event, state, this));
        }
        var objection = rules.objection(twin, state);
        if (objection.isPresent()) {
            return new Decision.Rejected(objection.get());
        }
        writes.addAll(after);
        twin = state;
        return accepted;
    }

    @Override
    public void stored(Position position) {
        stored = position;
    }

    /// The disk refused the batch, so none of it happened.
    @Override
    public void refused(Rejection rejection) {
        requests.forEach(request -> request.answer(new Outcome.Refused(rejection)));
    }

    /// Tells everyone, once all is on disk.
    void answer() {
        if (!writes.isEmpty()) {
            rules.learn(twin);
        }
        var position = writes.isEmpty() ? rules.log().head() : stored;
        for (var verdict : verdicts) {
            verdict.request().answer(outcome(verdict, position));
        }
    }

    private static Outcome outcome(Verdict verdict, Position position) {
        return switch (verdict.decision()) {
            case Decision.Accepted(var _, var effect) -> new Outcome.Done(verdict.after(), effect, position);
            case Decision.Settled(var _, var effect) -> new Outcome.Done(verdict.after(), effect, position);
            case Decision.Rejected(var rejection) -> new Outcome.Refused(rejection);
        };
    }
}
