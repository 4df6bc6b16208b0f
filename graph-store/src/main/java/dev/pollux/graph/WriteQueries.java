package dev.pollux.graph;

import java.util.List;

/// The texts that change the graph. Only parameters carry input. Every asset is a `:Twin`; a target that does not exist
/// (yet, or any more) is also `:Absent`, an asset without a parent also `:Root`. `PART_OF` makes the hierarchy, `REL`
/// with a `name` is any other edge.
final class WriteQueries {

    static final List<String> SCHEMA = List.of(
            "CREATE CONSTRAINT twin_id IF NOT EXISTS FOR (t:Twin) REQUIRE t.id IS UNIQUE",
            "CREATE INDEX root_id IF NOT EXISTS FOR (t:Root) ON (t.id)",
            "CALL db.awaitIndexes(60)");

    static final String READ_OFFSET = "MATCH (o:Offset {name: 'changes'}) RETURN o.sequence AS sequence";

    static final String WRITE_OFFSET = "MERGE (o:Offset {name: 'changes'}) SET o.sequence = $sequence";

    static final String DROP_OFFSET = "MATCH (o:Offset) DELETE o";

    static final String DROP_SOME = "MATCH (t:Twin) WITH t LIMIT $limit DETACH DELETE t RETURN count(*) AS dropped";

    static final String UPSERT = """
            UNWIND $rows AS row
            MERGE (t:Twin {id: row.id})
            SET t.name = row.name, t.definition = row.definition, t.policy = row.policy
            REMOVE t:Absent
            FOREACH (_ IN CASE WHEN row.root THEN [1] ELSE [] END | SET t:Root)
            FOREACH (_ IN CASE WHEN row.root THEN [] ELSE [1] END | REMOVE t:Root)
            """;

    static final String FADE = """
            UNWIND $ids AS id
            MATCH (t:Twin {id: id})
            SET t:Absent
            REMOVE t:Root, t.name, t.definition, t.policy
            """;

    /// A twin's id has no slash, so that `id/name` cannot be mistaken.
    static final String CUT_EDGES = """
            UNWIND $rows AS row
            MATCH (t:Twin {id: row.id})-[r:REL|PART_OF]->(x:Twin)
            WHERE NOT (CASE type(r) WHEN 'PART_OF' THEN x.id ELSE x.id + '/' + r.name END) IN row.keep
            DELETE r
            RETURN collect(DISTINCT x.id) AS ids
            """;

    static final String TARGETS = "UNWIND $ids AS id MERGE (t:Twin {id: id}) ON CREATE SET t:Absent";

    static final String PART_OF = """
            UNWIND $rows AS row
            MATCH (a:Twin {id: row.from})
            MATCH (b:Twin {id: row.to})
            MERGE (a)-[:PART_OF]->(b)
            """;

    static final String REL = """
            UNWIND $rows AS row
            MATCH (a:Twin {id: row.from})
            MATCH (b:Twin {id: row.to})
            MERGE (a)-[:REL {name: row.name}]->(b)
            """;

    static final String DROP_ORPHANS = """
            UNWIND $ids AS id
            MATCH (a:Twin {id: id})
            WHERE a:Absent AND NOT EXISTS { (a)--() }
            DELETE a
            """;

    static final String ALL_NODES = """
            MATCH (t:Twin)
            RETURN [t.id, t.name, t.definition, t.policy, toString(t:Root), toString(t:Absent)] AS part
            """;

    static final String ALL_EDGES = """
            MATCH (a:Twin)-[r]->(b:Twin)
            RETURN [a.id, type(r), r.name, b.id] AS part
            """;

    private WriteQueries() {}
}
