/// Who may do what. Policy documents, in Eclipse Ditto's shape, are compiled to small immutable trees that decide in
/// tens of nanoseconds, and shared between policies of the same content.
///
/// May enter: `model.json`, `model.twin`, `model.port`. Leaves: [PolicyGatekeeper], [ImplicitPolicy]. Imports,
/// references and namespaces of policies are refused until they are enforced: their place is [PolicyReader].
/// Start reading at [PolicyGatekeeper].
@NullMarked
package dev.pollux.policies;

import org.jspecify.annotations.NullMarked;
