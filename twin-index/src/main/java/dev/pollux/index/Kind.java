package dev.pollux.index;

/// What a cell holds, as a byte. The value beside it is a number for [#INT] and [#DEC], and an object for [#TEXT],
/// [#LIST] and [#ODD].
final class Kind {

    static final byte ABSENT = 0;
    static final byte NULL = 1;
    static final byte FALSE = 2;
    static final byte TRUE = 3;
    static final byte INT = 4;
    static final byte DEC = 5;
    static final byte TEXT = 6;
    /// A short array of single values, kept as it is.
    static final byte LIST = 7;
    static final byte EMPTY_OBJECT = 8;
    static final byte OBJECT = 9;
    /// Too large to keep: only the document can tell. Beside it stands the beginning of a text, for sorting.
    static final byte ODD = 10;

    static final int COUNT = 11;

    private Kind() {}
}
