@NullMarked
package dev.pollux.sync.bridge;

import org.jspecify.annotations.NullMarked;
