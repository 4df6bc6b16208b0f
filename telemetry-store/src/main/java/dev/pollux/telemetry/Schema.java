package dev.pollux.telemetry;

import java.util.List;

/// The tables. A sample is known by its device time, twin, path, revision and index, so that writing it again changes
/// nothing. An hour's row is known by `roll` besides, the number of the roll-up that made it.
final class Schema {

    static final String SAMPLES = "samples";
    static final String HOURS = "hours";

    static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS samples (
              observed TIMESTAMP,
              twin SYMBOL CAPACITY 16384 CACHE INDEX CAPACITY 1024,
              path SYMBOL CAPACITY 4096 CACHE,
              revision LONG,
              idx INT,
              arrived TIMESTAMP,
              kind BYTE,
              number DOUBLE,
              text VARCHAR
            ) TIMESTAMP(observed) PARTITION BY DAY WAL
            DEDUP UPSERT KEYS(observed, twin, path, revision, idx)
            """, """
            CREATE TABLE IF NOT EXISTS hours (
              hour TIMESTAMP,
              twin SYMBOL CAPACITY 16384 CACHE INDEX CAPACITY 256,
              path SYMBOL CAPACITY 4096 CACHE,
              roll INT,
              lo DOUBLE,
              hi DOUBLE,
              total DOUBLE,
              numbers LONG,
              many LONG,
              arrived TIMESTAMP,
              first_at TIMESTAMP,
              first_kind BYTE,
              first_number DOUBLE,
              first_text VARCHAR,
              last_at TIMESTAMP,
              last_kind BYTE,
              last_number DOUBLE,
              last_text VARCHAR
            ) TIMESTAMP(hour) PARTITION BY MONTH WAL
            DEDUP UPSERT KEYS(hour, twin, path, roll)
            """);

    private Schema() {}
}
