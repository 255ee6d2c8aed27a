/** The shared words: what every agency's mapping makes of its payloads, whoever the agency is. */
@NullMarked
package kinbridge.mappings;

import org.jspecify.annotations.NullMarked;
