/** What a person is given of what is held about them: the request, its clock, its review and the pack. */
@NullMarked
package kinbridge.subjectaccess;

import org.jspecify.annotations.NullMarked;
