/**
 * What a landlord says. Of its tenures: the HACT-aligned TenureInformation of a council's tenure service
 * and its events; owner: the council as landlord. Of arrears: the tables of an income service and of
 * Universal Housing. Of people asked about: the Family Context "Housing" model. Of dangers to its staff:
 * cautionary alerts, with the codes of HACT's UK Housing Data Standards.
 */
@NullMarked
package kinbridge.mappings.housing;

import org.jspecify.annotations.NullMarked;
