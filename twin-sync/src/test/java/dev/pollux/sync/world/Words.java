package dev.pollux.sync.world;

import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinEvent;

/// Short words for the trace.
final class Words {

    private Words() {}

    static String of(TwinEvent event) {
        return switch (event) {
            case TwinEvent.Changed changed ->
                "changed " + changed.revision() + " by " + changed.cause().correlationId();
            case TwinEvent.CommandMoved moved ->
                moved.command().state() + " " + moved.command().id();
            case TwinEvent.DeviceSeen seen -> "seen " + seen.presence().status();
        };
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                "done " + done.effect() + " " + done.twin().revision();
            case Outcome.Refused(var rejection) -> "refused " + rejection;
        };
    }
}
