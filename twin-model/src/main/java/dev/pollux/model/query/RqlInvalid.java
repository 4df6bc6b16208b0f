package dev.pollux.model.query;

/// A text that is no RQL. `position` counts characters from 0.
public final class RqlInvalid extends RuntimeException {

    private final int position;

    public RqlInvalid(String message, int position) {
        super(message, null, false, false);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
