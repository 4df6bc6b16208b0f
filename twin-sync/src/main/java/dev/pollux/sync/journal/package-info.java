@NullMarked
package dev.pollux.sync.journal;

import org.jspecify.annotations.NullMarked;
