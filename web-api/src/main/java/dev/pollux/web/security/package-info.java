/// Who calls: the local issuer of tokens, the administrator's one-time link, and the gate every request passes. What a
/// caller may do is not decided here but by policies.
///
/// May enter: `twin-model`, `web.http`, Nimbus JOSE. Leaves: [LocalIssuer], [TokenGate], [LoginRoutes]. Start reading
/// at [LocalIssuer].
@NullMarked
package dev.pollux.web.security;

import org.jspecify.annotations.NullMarked;
