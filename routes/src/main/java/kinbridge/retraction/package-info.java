/** What is taken back from everybody who holds it: who is told, who has answered, who is reminded, and who looks next. */
@NullMarked
package kinbridge.retraction;

import org.jspecify.annotations.NullMarked;
