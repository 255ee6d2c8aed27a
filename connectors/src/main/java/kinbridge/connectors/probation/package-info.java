/**
 * Probation, reached by the HMPPS Integration API and HMPPS domain events, which HM Prison and Probation
 * Service (Ministry of Justice) owns: mutual TLS with a client certificate whose common name is the
 * consumer, and an {@code x-api-key}. An event carries no data: it says what to fetch. {@code
 * X-On-Behalf-Of} is never sent, since what it brings may be shown to one person only and never kept.
 *
 * <p>Settings of a source, {@code rest} (feed {@code probation-api}) or {@code jms} (feed {@code
 * probation-events}): {@code base-url}, {@code api-key}, {@code key-store}, {@code key-store-password},
 * {@code trust-store}, {@code trust-store-password}, {@code resources}, {@code timeout-seconds}. For
 * {@code rest} also {@code page-size}, {@code poll-seconds}, {@code longest-pause-seconds}, {@code
 * full-poll-at} (Europe/London) and {@code pause-between-persons-milliseconds}; for {@code jms} also
 * {@code queue}, {@code retry-seconds} and {@code persons-feed} ({@code probation-api}), the feed to
 * which what an event leads to belongs.
 */
@NullMarked
package kinbridge.connectors.probation;

import org.jspecify.annotations.NullMarked;
