package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TwinSearch.SearchInvalid;
import dev.pollux.model.port.TwinSearch.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order of a page: by some paths, and among equals by id. What follows the id in a list of sort keys has no
/// meaning.
record PageOrder(List<Sort> keys, boolean idsUp) implements Comparator<Hit> {

    private static final int MAX_KEYS = 8;
    private static final JsonPath ID = JsonPath.of("thingId");

    static PageOrder of(List<Sort> sort) {
        if (sort.size() > MAX_KEYS) {
            throw new SearchInvalid("sort", "at most " + MAX_KEYS + " sort keys are allowed");
        }
        var keys = new ArrayList<Sort>();
        for (var key : sort) {
            if (key.path().equals(ID)) {
                return new PageOrder(List.copyOf(keys), key.ascending());
            }
            keys.add(key);
        }
        return new PageOrder(List.copyOf(keys), true);
    }

    List<JsonPath> paths() {
        return keys.stream().map(Sort::path).toList();
    }

    @Override
    public int compare(Hit a, Hit b) {
        int byKeys = compare(a.keys(), b.keys());
        if (byKeys != 0) {
            return byKeys;
        }
        int byId = IdOrder.compare(a.id(), b.id());
        return idsUp ? byId : -byId;
    }

    private int compare(List<SortKey> a, List<SortKey> b) {
        for (int i = 0; i < keys.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return keys.get(i).ascending() ? order : -order;
            }
        }
        return 0;
    }
}
