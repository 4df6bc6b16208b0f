@NullMarked
package dev.pollux.sync.device;

import org.jspecify.annotations.NullMarked;
