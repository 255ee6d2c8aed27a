/**
 * How each agency is reached, and a simulator of each: what all five have in common.
 *
 * <p>Options of a source with {@code transport: sftp}:
 *
 * <ul>
 *   <li>{@code host}, {@code port} (22), {@code user}; {@code password}, or {@code key-file} or {@code
 *       private-key} with {@code key-passphrase}
 *   <li>{@code host-key} or {@code host-key-file}: the pinned key, as a line of {@code known_hosts} or
 *       the key alone; without it nothing connects
 *   <li>{@code folder} (the user's own), {@code include}: a regular expression of file names
 *   <li>{@code poll-seconds} (60), {@code files-a-poll} (200)
 *   <li>{@code whole-when}: {@code unchanged} (two polls saw the same size and time) or {@code renamed}
 *       (the agency writes under a name that begins with a point, and renames)
 *   <li>{@code after-receipt}: {@code move} (to {@code .done/}, with the time in front) or {@code leave}
 *       (remembered by name, size and time). Nothing is ever deleted at an agency.
 * </ul>
 *
 * <p>Options of a source with {@code transport: jdbc}:
 *
 * <ul>
 *   <li>{@code url}, {@code user}, {@code password}, {@code schema}
 *   <li>{@code tables}: a list of {@code ssd_cp_plans key cppl_cp_plan_id}; the key is a text column
 *   <li>{@code high-water} ({@code last_updated}): when the row last changed, never null, left out of
 *       what is handed over
 *   <li>{@code poll-seconds} (60), {@code page-rows} (500 at most), {@code settle-seconds} (5): rows
 *       changed in the last seconds wait, so that a transaction that commits late is not passed over
 * </ul>
 *
 * <p>Options of a source with {@code transport: folder}, a folder on this machine into which somebody puts
 * an export by hand:
 *
 * <ul>
 *   <li>{@code path}: whole, or under the hub's home
 *   <li>{@code include}: a regular expression of file names; {@code whole-when} as for SFTP
 *   <li>{@code poll-seconds} (60), {@code longest-pause-seconds} (300)
 *   <li>A file that the hub has is moved to {@code .done/}, with the time in front; links are not followed
 * </ul>
 *
 * <p>Options of a source with {@code transport: imap}, a mailbox to which an agency sends files:
 *
 * <ul>
 *   <li>{@code host}, {@code port}, {@code user}, {@code password}; {@code security}: {@code tls} (993),
 *       {@code starttls} (143) or, on this machine only, {@code none}; {@code trust-store}, {@code
 *       trust-store-password}
 *   <li>{@code folder} ({@code INBOX})
 *   <li>{@code senders}: a list of whole addresses; a mail of anybody else is never taken. An address is
 *       easily forged: {@code confirmed-by} names our own mail server, whose {@code Authentication-Results}
 *       (RFC 8601) must then say {@code dmarc=pass}
 *   <li>{@code subject}, {@code attachments}: regular expressions, of the whole subject and of file names;
 *       {@code attachment-types}: a list of content types; {@code max-megabytes} (25) of one attachment
 *   <li>{@code after-receipt}: {@code move} (to {@code processed-folder}, {@code processed}) or {@code
 *       flag} (as seen); no message is ever deleted
 *   <li>{@code poll-seconds} (60), {@code longest-pause-seconds} (300)
 * </ul>
 *
 * <p>Options of a source with {@code transport: push}, which the agency sends to {@code POST
 * /intake/<feed>}:
 *
 * <ul>
 *   <li>{@code client-id}: the OAuth2 client whose token is taken, with {@code scope} ({@code
 *       intake:<feed>}); or {@code certificate-subject}, of a client certificate where TLS ends at the hub;
 *       at least one of the two
 *   <li>{@code max-megabytes} (50), {@code content-types} ({@code application/fhir+json} where the format
 *       is FHIR, else {@code application/json})
 * </ul>
 *
 * <p>Every source that is asked by HTTP or IMAP also has {@code key-store} with {@code
 * key-store-password}, a PKCS #12 file with our certificate for mutual TLS, and {@code trust-store} with
 * {@code trust-store-password}, the authorities that it trusts instead of Java's.
 */
@NullMarked
package kinbridge.connectors;

import org.jspecify.annotations.NullMarked;
