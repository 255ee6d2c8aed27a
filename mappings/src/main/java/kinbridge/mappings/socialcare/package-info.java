/**
 * What children's social care says: the tables of the Standard Safeguarding Dataset (D2I, columns of
 * version 1.4), the children in need census and the SSDA903 return of the Department for Education.
 */
@NullMarked
package kinbridge.mappings.socialcare;

import org.jspecify.annotations.NullMarked;
