/**
 * How much each agreement weighs: the model of Fellegi and Sunter with levels of agreement, estimated
 * without examples, and with homes in it.
 */
@NullMarked
package kinbridge.linkage.model;

import org.jspecify.annotations.NullMarked;
