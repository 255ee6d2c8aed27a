/** The command {@code link}: record linkage of CSV files. */
@NullMarked
package kinbridge.linkage.command;

import org.jspecify.annotations.NullMarked;
