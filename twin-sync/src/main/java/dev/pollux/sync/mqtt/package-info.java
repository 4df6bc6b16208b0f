@NullMarked
package dev.pollux.sync.mqtt;

import org.jspecify.annotations.NullMarked;
