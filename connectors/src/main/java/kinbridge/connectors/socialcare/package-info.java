/**
 * Children's social care. Standard: the Standard Safeguarding Dataset (SSD) of Data to Insight, as tables
 * from Liquidlogic LCS, Mosaic or Eclipse, by nightly CSV files over SFTP and by database views; and the
 * Department for Education's CIN census and SSDA903 returns and its children's social care payload
 * (version 0.7); Ofsted's Annex A; the single view's CSV drop (Family Context). Owner: the local authority's director of
 * children's services.
 */
@NullMarked
package kinbridge.connectors.socialcare;

import org.jspecify.annotations.NullMarked;
