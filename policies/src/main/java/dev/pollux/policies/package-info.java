@NullMarked
package dev.pollux.policies;

import org.jspecify.annotations.NullMarked;
