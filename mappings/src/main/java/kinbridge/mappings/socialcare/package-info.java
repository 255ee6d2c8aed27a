/**
 * What children's social care says: the tables of the Standard Safeguarding Dataset (D2I, columns of
 * version 1.4); the children in need census, the SSDA903 return and the children's social care payload
 * (version 0.7) of the Department for Education; the lists of Ofsted's Annex A; and the CSV drop for a
 * single view (Family Context).
 */
@NullMarked
package kinbridge.mappings.socialcare;

import org.jspecify.annotations.NullMarked;
