@NullMarked
package dev.pollux.sync.twin;

import org.jspecify.annotations.NullMarked;
