/** What a person of a family is shown of who looked at their information: in person, on paper, or by post. */
@NullMarked
package kinbridge.transparency;

import org.jspecify.annotations.NullMarked;
