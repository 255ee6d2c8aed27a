/** From pairs to people: which records together are one person. */
@NullMarked
package kinbridge.linkage.clusters;

import org.jspecify.annotations.NullMarked;
