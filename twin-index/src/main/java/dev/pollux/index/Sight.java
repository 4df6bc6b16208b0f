package dev.pollux.index;

/// What a caller with certain rights sees of the twins under them, for one query: the verdict on the filter, and which
/// of the sort keys it may place them by.
record Sight(Verdict verdict, boolean[] sorts) {

    enum Verdict {
        /// Nothing can match: the twin, or what the filter needs, is hidden.
        NO,
        /// Nothing that the filter asks for is hidden.
        YES,
        /// Some of what the filter asks is hidden: only a close look at the rest can tell.
        LOOK
    }

    boolean isBlind() {
        return verdict == Verdict.NO;
    }

    boolean isClear() {
        return verdict == Verdict.YES;
    }
}
