package dev.pollux.model.json;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The keys of an object, in their order, shared by all objects of the same shape. Few keys are looked through; many
/// have an index in sorted order, which no choice of keys can slow down as colliding hashes would.
final class JsonKeys {

    static final JsonKeys NONE = new JsonKeys(new String[0], null);

    private static final int LINEAR = 16;

    private final String[] names;
    private final int @Nullable [] sorted;

    private JsonKeys(String[] names, int @Nullable [] sorted) {
        this.names = names;
        this.sorted = sorted;
    }

    /// Takes ownership of the names. They need not be distinct: see [#duplicate()].
    static JsonKeys of(String[] names) {
        if (names.length == 0) {
            return NONE;
        }
        return new JsonKeys(names, names.length <= LINEAR ? null : order(names));
    }

    /// The same keys as others had before, where the cache of the default codec still knows them. The names are
    /// distinct, and the caller does not touch them again.
    static JsonKeys shared(String[] names) {
        return JsonCodec.DEFAULT.cache().keys(names, 0, names.length);
    }

    private static int[] order(String[] names) {
        return IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing(at -> names[at]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int size() {
        return names.length;
    }

    String get(int index) {
        return names[index];
    }

    /// The names themselves: not to be changed.
    String[] names() {
        return names;
    }

    /// The place of the key, or -1.
    int indexOf(String key) {
        if (sorted != null) {
            int at = search(sorted, key);
            return at < 0 ? -1 : sorted[at];
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private int search(int[] order, String key) {
        int low = 0;
        int high = order.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int compared = names[order[middle]].compareTo(key);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    /// A name that stands twice, or null.
    @Nullable
    String duplicate() {
        return sorted == null ? duplicateOfFew() : duplicateOfMany(sorted);
    }

    private @Nullable String duplicateOfFew() {
        for (int i = 1; i < names.length; i++) {
            for (int j = 0; j < i; j++) {
                if (names[i].equals(names[j])) {
                    return names[i];
                }
            }
        }
        return null;
    }

    private @Nullable String duplicateOfMany(int[] order) {
        for (int i = 1; i < order.length; i++) {
            if (names[order[i]].equals(names[order[i - 1]])) {
                return names[order[i]];
            }
        }
        return null;
    }

    /// These keys and one more, which is new, at the end. Linear in their number.
    JsonKeys with(String key) {
        var longer = Arrays.copyOf(names, names.length + 1);
        longer[names.length] = key;
        if (sorted == null) {
            return shared(longer);
        }
        int at = -(search(sorted, key) + 1);
        var order = new int[longer.length];
        System.arraycopy(sorted, 0, order, 0, at);
        order[at] = names.length;
        System.arraycopy(sorted, at, order, at + 1, sorted.length - at);
        return new JsonKeys(longer, order);
    }

    /// These keys without the one at the place. Linear in their number.
    JsonKeys without(int index) {
        var shorter = new String[names.length - 1];
        System.arraycopy(names, 0, shorter, 0, index);
        System.arraycopy(names, index + 1, shorter, index, shorter.length - index);
        if (sorted == null || shorter.length <= LINEAR) {
            return of(shorter);
        }
        var order = new int[shorter.length];
        int next = 0;
        for (int at : sorted) {
            if (at != index) {
                order[next++] = at > index ? at - 1 : at;
            }
        }
        return new JsonKeys(shorter, order);
    }

    /// True when these are the names from `from` to `to`, in the same order.
    boolean sameAs(String[] others, int from, int to) {
        if (names.length != to - from) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals(others[from + i])) {
                return false;
            }
        }
        return true;
    }
}
