package dev.pollux.sync.twin;

/// Told by the entity when it is through with a round, so that the next one can come.
interface RoundEnd {

    /// All are answered.
    void over();

    /// The journal turned the round down; the entity leaves memory and needs a moment without new work, because what
    /// comes while it goes is lost.
    void turnedDown();
}
