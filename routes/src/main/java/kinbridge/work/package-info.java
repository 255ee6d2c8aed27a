/** What decisions oblige people to, as tasks with an owner, a time and an outcome. */
@NullMarked
package kinbridge.work;

import org.jspecify.annotations.NullMarked;
