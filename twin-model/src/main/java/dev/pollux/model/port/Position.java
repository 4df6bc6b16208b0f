package dev.pollux.model.port;

import java.util.Optional;

/// A place in the order of all changes. Opaque to callers outside: they hand back the text they were given.
public record Position(long sequence) implements Comparable<Position> {

    public static final Position START = new Position(0);

    public static Optional<Position> parse(String text) {
        try {
            return text.startsWith("p")
                    ? Optional.of(new Position(Long.parseLong(text.substring(1), 36)))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public String text() {
        return "p" + Long.toString(sequence, 36);
    }

    public boolean isBefore(Position other) {
        return sequence < other.sequence;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(sequence, other.sequence);
    }
}
