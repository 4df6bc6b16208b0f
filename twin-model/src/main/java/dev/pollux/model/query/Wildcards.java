package dev.pollux.model.query;

/// Matches a text against a pattern in which `*` stands for any text, line ends included, and `?` for one character (a
/// whole one, also where it takes two of Java's). Only the last `*` is ever tried again, so the time is bounded by the
/// product of both lengths, and patterns have at most [#MAX_LENGTH] characters. Allocates nothing.
final class Wildcards {

    static final int MAX_LENGTH = 512;

    private Wildcards() {}

    static boolean match(String pattern, String text, boolean ignoreCase) {
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                resume = t;
            } else if (p < pattern.length() && matchesOne(pattern.codePointAt(p), text.codePointAt(t), ignoreCase)) {
                p += Character.charCount(pattern.codePointAt(p));
                t += Character.charCount(text.codePointAt(t));
            } else if (afterStar >= 0) {
                p = afterStar;
                resume += Character.charCount(text.codePointAt(resume));
                t = resume;
            } else {
                return false;
            }
        }
        return onlyStars(pattern, p);
    }

    private static boolean matchesOne(int pattern, int text, boolean ignoreCase) {
        return pattern == '?' || pattern == text || ignoreCase && folded(pattern) == folded(text);
    }

    private static int folded(int code) {
        return Character.toLowerCase(Character.toUpperCase(code));
    }

    private static boolean onlyStars(String pattern, int from) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                return false;
            }
        }
        return true;
    }
}
