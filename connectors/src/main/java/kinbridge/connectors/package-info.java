/**
 * How each agency is reached, and a simulator of each: what all five have in common.
 *
 * <p>Options of a source with {@code transport: sftp}:
 *
 * <ul>
 *   <li>{@code host}, {@code port} (22), {@code user}; {@code password}, or {@code private-key} or {@code
 *       private-key-file} with {@code private-key-passphrase}
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
 */
@NullMarked
package kinbridge.connectors;

import org.jspecify.annotations.NullMarked;
