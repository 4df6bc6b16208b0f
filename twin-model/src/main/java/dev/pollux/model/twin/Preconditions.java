package dev.pollux.model.twin;

import dev.pollux.model.query.Rql;
import java.util.List;

/// What must hold before a command is carried out. ETags are judged first, then the condition, as Eclipse Ditto does.
public record Preconditions(Tags ifMatch, Tags ifNoneMatch, Rql condition, IfEqual ifEqual) {

    public static final Preconditions NONE = new Preconditions(Tags.UNSTATED, Tags.UNSTATED, Rql.TRUE, IfEqual.UPDATE);

    /// An `If-Match` or `If-None-Match` header: not given, `*`, or a list of quoted entity tags such as `"rev:4"`.
    public sealed interface Tags {
        Tags UNSTATED = new Unstated();
        Tags ANY = new Any();

        record Unstated() implements Tags {}

        record Any() implements Tags {}

        record Listed(List<String> tags) implements Tags {
            public Listed {
                tags = List.copyOf(tags);
            }
        }
    }

    /// What to do when a write would change nothing: raise the revision all the same (Ditto's default), or skip it; or
    /// reduce a merge to what differs.
    public enum IfEqual {
        UPDATE,
        SKIP,
        SKIP_MINIMIZING_MERGE
    }
}
