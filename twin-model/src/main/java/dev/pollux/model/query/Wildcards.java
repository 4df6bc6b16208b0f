package dev.pollux.model.query;

/// Matches a text against a pattern in which `*` stands for any text, line ends included, and `?` for one character.
/// Only the last `*` is ever tried again, so the time is bounded by the product of both lengths, and patterns have at
/// most [#MAX_LENGTH] characters.
final class Wildcards {

    static final int MAX_LENGTH = 1_024;

    private Wildcards() {}

    static boolean match(String pattern, String text, boolean ignoreCase) {
        return ignoreCase ? matches(folded(pattern), folded(text)) : matches(codes(pattern), codes(text));
    }

    private static boolean matches(int[] pattern, int[] text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == text[t])) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }

    private static int[] codes(String text) {
        return text.codePoints().toArray();
    }

    private static int[] folded(String text) {
        return text.codePoints()
                .map(code -> Character.toLowerCase(Character.toUpperCase(code)))
                .toArray();
    }
}
