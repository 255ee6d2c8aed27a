/** The sharing log as a stream to the authority's security monitoring (SIEM): metadata, in RFC 5424 syslog. */
@NullMarked
package kinbridge.siem;

import org.jspecify.annotations.NullMarked;
