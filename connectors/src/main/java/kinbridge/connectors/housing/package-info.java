/**
 * Housing, reached by the tenure interface and the tenure events that Hackney Council publishes and owns
 * (aligned with HACT's UK Housing Data Standards). Settings of a {@code rest} source: {@code base-url},
 * {@code api-key}, {@code page-size}, {@code timeout-seconds}, {@code poll-seconds}, {@code
 * longest-pause-seconds}; of a {@code jms} source: {@code queue}, {@code retry-seconds}. Arrears, answers
 * and cautionary alerts come as files over SFTP or from views in the housing database.
 */
@NullMarked
package kinbridge.connectors.housing;

import org.jspecify.annotations.NullMarked;
