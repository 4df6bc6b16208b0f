package dev.pollux.sync.twin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The line of requests before one twin: those the entity has in hand, and those that wait for it, in order of arrival.
/// Guarded by the directory's map.
final class Lane {

    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private List<Request> inHand = List.of();
    private long restUntil;

    /// From now on the lane rests until the tick.
    void restUntil(long tick) {
        restUntil = tick;
    }

    boolean isRested(long tick) {
        return restUntil > 0 && tick >= restUntil;
    }

    int length() {
        return inHand.size() + waiting.size();
    }

    void add(Request request) {
        waiting.add(request);
    }

    List<Request> inHand() {
        return inHand;
    }

    /// Takes the next requests in hand, at most `max`; empty when nobody waits.
    List<Request> next(int max) {
        var round = new ArrayList<Request>(Math.min(max, waiting.size()));
        while (round.size() < max && !waiting.isEmpty()) {
            round.add(waiting.poll());
        }
        inHand = round;
        restUntil = 0;
        return round;
    }

    /// All requests whose time is up; those that only waited leave the line. The ones in hand may still be done.
    List<Request> expired(long tick) {
        var late = new ArrayList<Request>();
        for (var request : inHand) {
            if (request.isExpired(tick) && !request.answer().isDone()) {
                late.add(request);
            }
        }
        waiting.removeIf(request -> request.isExpired(tick) && late.add(request));
        return late;
    }

    /// True when the entity never came back with what it has in hand: all of it is long overdue.
    boolean isLost(long tick) {
        return inHand.stream().allMatch(request -> request.isExpired(tick - ShardedDirectory.LOST_AFTER_TICKS));
    }
}
