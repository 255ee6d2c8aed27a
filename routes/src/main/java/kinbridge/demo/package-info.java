/** The demonstration: five simulated agencies of an invented borough, and what its hub would know. */
@NullMarked
package kinbridge.demo;

import org.jspecify.annotations.NullMarked;
