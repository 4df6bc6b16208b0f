package dev.pollux.index;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.port.TwinSearch.SearchInvalid;
import dev.pollux.model.twin.TwinId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// The text form of a place in a query's order. It carries a digest of itself and of the query, so that a cursor that
/// was changed, or belongs to another query, is refused. It holds nothing that its reader was not shown, and grants
/// nothing: every page is judged anew. Points in time within a filter may differ, since `time:now` moves on.
final class Cursor {

    private static final int DIGEST = 12;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|\\d{13}");

    private Cursor() {}

    static String write(Hit hit, Query query) {
        var values = new ArrayList<Json>();
        values.add(Json.of(hit.id().text()));
        for (var key : hit.keys()) {
            values.add(JsonArray.of(
                    Json.of(key.rank()),
                    Json.of(Double.doubleToLongBits(key.decimal())),
                    Json.of(key.whole()),
                    Json.of(key.text())));
        }
        var body = JsonCodec.DEFAULT.bytes(JsonArray.of(values));
        var whole = Arrays.copyOf(digest(body, query), DIGEST + body.length);
        System.arraycopy(body, 0, whole, DIGEST, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    static Hit read(String text, Query query) {
        try {
            var whole = Base64.getUrlDecoder().decode(text);
            if (whole.length > DIGEST) {
                var body = Arrays.copyOfRange(whole, DIGEST, whole.length);
                if (MessageDigest.isEqual(digest(body, query), Arrays.copyOf(whole, DIGEST))) {
                    return hit(body);
                }
            }
        } catch (IllegalArgumentException | JsonInvalid _) {
            // Said below.
        }
        throw new SearchInvalid("cursor", "the cursor does not belong to this query");
    }

    private static Hit hit(byte[] body) {
        if (!(JsonCodec.DEFAULT.parse(body) instanceof JsonArray values)
                || !(values.get(0) instanceof Json.Text(var id))) {
            throw new IllegalArgumentException();
        }
        var keys = values.values().stream().skip(1).map(Cursor::key).toList();
        return new Hit(TwinId.thing(id).orElseThrow(IllegalArgumentException::new), keys);
    }

    private static SortKey key(Json value) {
        if (value instanceof JsonArray parts
                && parts.get(0) instanceof Json.Int(var rank)
                && parts.get(1) instanceof Json.Int(var bits)
                && parts.get(2) instanceof Json.Int(var whole)
                && parts.get(3) instanceof Json.Text(var text)) {
            return new SortKey((int) rank, Double.longBitsToDouble(bits), whole, text);
        }
        throw new IllegalArgumentException();
    }

    private static byte[] digest(byte[] body, Query query) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var asked = List.of(query.filter(), query.namespaces(), query.below(), query.sort());
            sha.update(TIME.matcher(asked.toString()).replaceAll("time").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha.digest(body), DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
