package dev.pollux.sync.world;

/// What happened in a world, line by line: the same seed, the same bytes.
final class Trace {

    private final StringBuilder lines = new StringBuilder();

    void add(long now, String what) {
        lines.append(now / 1_000).append(' ').append(what).append('\n');
    }

    String text() {
        return lines.toString();
    }
}
