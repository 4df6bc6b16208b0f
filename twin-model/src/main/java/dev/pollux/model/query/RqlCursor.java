package dev.pollux.model.query;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;

/// Walks over RQL text from left to right and reads its smallest parts. Every refusal names the position.
final class RqlCursor {

    /// What [#peek] answers behind the last character.
    private static final char END = '\uffff';

    private final String text;
    private int at;

    private RqlCursor(String text) {
        this.text = text;
    }

    static RqlCursor over(String text, int maxLength) {
        if (text.length() > maxLength) {
            throw new RqlInvalid("the text is longer than " + maxLength + " characters", maxLength);
        }
        return new RqlCursor(text);
    }

    int position() {
        return at;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    /// Goes over the character, and blanks before it, if it comes next.
    boolean accept(char wanted) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted) {
        if (!accept(wanted)) {
            throw new RqlInvalid("expected '" + wanted + "'", at);
        }
    }

    void expectEnd() {
        skipBlanks();
        if (at < text.length()) {
            throw new RqlInvalid("expected the end of the text", at);
        }
    }

    /// A name in lower case letters; empty when none stands here.
    String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        return text.substring(start, at);
    }

    /// Whatever stands before the next comma, closing parenthesis, quote or backslash, without blanks around it.
    String bareWord() {
        int start = at;
        while (at < text.length() && !endsBareWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    /// A field, as a pointer with or without leading slash.
    JsonPath property() {
        skipBlanks();
        int start = at;
        var name = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"' && !isListMark(text.charAt(at))) {
            name.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
        }
        return path(name.toString().stripTrailing(), start);
    }

    private static JsonPath path(String name, int start) {
        var pointer = name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        var path = JsonPath.parse(pointer);
        if (path.isRoot()) {
            throw new RqlInvalid("expected a property such as attributes/name", start);
        }
        if (path.segments().contains("")) {
            throw new RqlInvalid("a property has no empty step between its slashes", start);
        }
        return path;
    }

    /// A text in single or double quotes.
    String quoted() {
        int start = at;
        char quote = text.charAt(at++);
        var value = new StringBuilder();
        while (peek() != quote || at >= text.length()) {
            if (at >= text.length()) {
                throw new RqlInvalid("the text that begins here has no closing quote", start);
            }
            value.append(peek() == '\\' ? escaped() : peek());
            at++;
        }
        at++;
        return value.toString();
    }

    /// The character that the backslash here stands for; ends on the last character of the escape.
    private char escaped() {
        int start = at++;
        return switch (peek()) {
            case '"', '\'', '\\', '/' -> peek();
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(start);
            default -> throw new RqlInvalid("expected one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX", start);
        };
    }

    private char unicode(int start) {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw new RqlInvalid("expected four hexadecimal digits after \\u", start);
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /// A whole number of 64 bits, or a finite double when there is a fraction or an exponent.
    Json number() {
        int start = at;
        acceptSign();
        boolean zero = peek() == '0';
        int whole = digits(start);
        if (zero && whole > 1) {
            throw new RqlInvalid("a number has no leading zeros", start);
        }
        boolean isDouble = false;
        if (peek() == '.') {
            at++;
            digits(start);
            isDouble = true;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            acceptSign();
            digits(start);
            isDouble = true;
        }
        return isDouble ? decimal(start) : integer(start);
    }

    private void acceptSign() {
        if (peek() == '+' || peek() == '-') {
            at++;
        }
    }

    private int digits(int start) {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw new RqlInvalid("expected a number", start);
        }
        return at - from;
    }

    private Json decimal(int start) {
        double value = Double.parseDouble(text.substring(start, at));
        if (!Double.isFinite(value)) {
            throw new RqlInvalid("the number is too large", start);
        }
        return Json.of(value == 0 ? 0.0 : value);
    }

    private Json integer(int start) {
        try {
            return Json.of(Long.parseLong(text, start, at, 10));
        } catch (NumberFormatException _) {
            throw new RqlInvalid("the number does not fit 64 bits", start);
        }
    }

    /// A whole number from 0 to the given one.
    long wholeNumber(long max) {
        skipBlanks();
        int start = at;
        int count = digits(start);
        if (count > 18 || Long.parseLong(text, start, at, 10) > max) {
            throw new RqlInvalid("expected a number of at most " + max, start);
        }
        return Long.parseLong(text, start, at, 10);
    }

    private static boolean endsBareWord(char c) {
        return isListMark(c) || c == '"' || c == '\\';
    }

    private static boolean isListMark(char c) {
        return c == ',' || c == ')';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }
}
