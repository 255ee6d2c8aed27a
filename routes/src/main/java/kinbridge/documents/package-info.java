/** Files that leave the hub in a person's hands: tables for a spreadsheet and documents to print. */
@NullMarked
package kinbridge.documents;

import org.jspecify.annotations.NullMarked;
