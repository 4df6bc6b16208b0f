package dev.pollux.index;

import dev.pollux.model.port.TwinSearch.Query;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// The living rows that match a query by their columns, access aside: surely, or perhaps, when only the document can
/// tell. Each chunk is seen as it was at one moment.
final class Matches {

    private final RowChunk[] chunks;
    private final long[][] sure;
    private final long[][] maybe;

    private Matches(RowChunk[] chunks) {
        this.chunks = chunks;
        this.sure = new long[chunks.length][RowChunk.WORDS];
        this.maybe = new long[chunks.length][RowChunk.WORDS];
    }

    static Matches of(Rows rows, Term term, Query query) {
        var matches = new Matches(rows.chunks());
        for (int i = 0; i < matches.chunks.length; i++) {
            matches.test(i, term);
        }
        if (!query.below().isEmpty()) {
            matches.keep(Subtree.below(rows, query.below()));
        }
        if (!query.namespaces().isEmpty()) {
            matches.keep(new HashSet<>(query.namespaces()));
        }
        return matches;
    }

    private void test(int index, Term term) {
        var chunk = chunks[index];
        chunk.read(() -> {
            term.test(index, sure[index], maybe[index]);
            for (int word = 0; word < RowChunk.WORDS; word++) {
                sure[index][word] &= chunk.alive[word];
                maybe[index][word] &= chunk.alive[word];
            }
        });
    }

    private void keep(BitSet inside) {
        var words = inside.toLongArray();
        for (int i = 0; i < chunks.length; i++) {
            for (int word = 0; word < RowChunk.WORDS; word++) {
                int at = i * RowChunk.WORDS + word;
                maybe[i][word] &= at < words.length ? words[at] : 0;
            }
        }
    }

    private void keep(Set<String> namespaces) {
        for (int i = 0; i < chunks.length; i++) {
            for (int word = 0; word < RowChunk.WORDS; word++) {
                for (long left = maybe[i][word]; left != 0; left &= left - 1) {
                    int row = word * 64 + Long.numberOfTrailingZeros(left);
                    if (!namespaces.contains(chunks[i].ids[row].namespace())) {
                        maybe[i][word] &= ~(1L << row);
                    }
                }
            }
        }
    }

    int chunks() {
        return chunks.length;
    }

    RowChunk chunk(int index) {
        return chunks[index];
    }

    /// The rows of a word that may match, as bits.
    long maybe(int chunk, int word) {
        return maybe[chunk][word];
    }

    long sure(int chunk, int word) {
        return sure[chunk][word] & maybe[chunk][word];
    }

    boolean may(int ordinal) {
        int chunk = RowChunk.index(ordinal);
        int row = RowChunk.row(ordinal);
        return chunk < chunks.length && (maybe[chunk][row >> 6] & 1L << row) != 0;
    }
}
