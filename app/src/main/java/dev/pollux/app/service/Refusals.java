package dev.pollux.app.service;

import dev.pollux.sync.journal.JournalUnusable;
import java.io.UncheckedIOException;

/// Turns what kept a part from starting into one sentence for the operator.
final class Refusals {

    private Refusals() {}

    static RuntimeException explain(RuntimeException fault, DataFolder folder) {
        return switch (fault) {
            case StartRefused refused -> refused;
            case JournalUnusable journal -> new StartRefused(String.valueOf(journal.getMessage()), journal);
            case UncheckedIOException disk ->
                new StartRefused(
                        "A file in " + folder.path() + " cannot be used ("
                                + disk.getMessage() + "): ./pollux doctor --data " + folder.path()
                                + " says more.",
                        disk);
            default -> fault;
        };
    }
}
