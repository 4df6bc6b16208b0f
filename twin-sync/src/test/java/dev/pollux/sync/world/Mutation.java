package dev.pollux.sync.world;

/// A fault put into the product's surroundings on purpose, to see that the [Checker] finds it.
enum Mutation {
    NONE,
    /// The journal says that a write is stored before it is on disk.
    ACKNOWLEDGES_BEFORE_SYNC,
    /// The door does not pass on by which key a resend is recognised.
    IGNORES_RESENDS,
    /// A twin that wakes up does not remember its last requests.
    FORGETS_RESENDS_ASLEEP,
    /// A twin that wakes up misses the last thing that happened to it.
    WAKES_IN_THE_PAST,
    /// The disk loses one synced write at a crash.
    LOSES_A_SYNCED_WRITE,
    /// Deadlines are not stored.
    FORGETS_DEADLINES,
    /// The door makes up a request that nobody sent.
    MAKES_UP_A_REQUEST
}
