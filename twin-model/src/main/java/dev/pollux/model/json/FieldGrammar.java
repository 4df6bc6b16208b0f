package dev.pollux.model.json;

import java.util.ArrayList;
import java.util.List;

/// Reads `a/b,c(d,e/f(g))`: a comma parts paths, parentheses hold what follows the path before them.
final class FieldGrammar {

    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;
    private int count;

    FieldGrammar(String text) {
        this.text = text;
    }

    List<JsonPath> read() {
        if (text.length() > FieldSelection.LONGEST) {
            throw broken("is longer than " + FieldSelection.LONGEST + " characters");
        }
        var paths = list();
        if (at < text.length()) {
            throw broken("has a closing parenthesis too many");
        }
        return paths;
    }

    private List<JsonPath> list() {
        var paths = new ArrayList<JsonPath>(entry());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            paths.addAll(entry());
        }
        return paths;
    }

    private List<JsonPath> entry() {
        var path = path();
        if (at >= text.length() || text.charAt(at) != '(') {
            if (++count > FieldSelection.MOST_PATHS) {
                throw broken("names more than " + FieldSelection.MOST_PATHS + " fields");
            }
            return List.of(path);
        }
        if (++depth > DEEPEST) {
            throw broken("has more than " + DEEPEST + " parentheses in each other");
        }
        at++;
        var inner = list();
        if (at >= text.length() || text.charAt(at) != ')') {
            throw broken("lacks a closing parenthesis");
        }
        at++;
        depth--;
        return inner.stream().map(path::append).toList();
    }

    private JsonPath path() {
        int start = at;
        while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var path = JsonPath.parse(text.substring(start, at).strip());
        if (path.isRoot() || path.segments().contains("")) {
            throw broken("lacks the name of a field");
        }
        return path;
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException("the field selection " + what + " (at character " + at + ")");
    }
}
