package org.watchfire.exchange.amqp;

/**
 * What a hub did since it started.
 *
 * @param passedAssured envelopes moved on the assured lane
 * @param passedLive blocks moved on the live lane
 * @param passedReceipts receipts moved
 * @param refusedEnvelopes not moved: origin, signature, realm, label or number was wrong
 * @param stale live blocks not moved because their time had passed
 * @param refusedConnections connections and actions refused for who they came from, and connections ended for too much
 * @param failedHandshakes connections that never got through TLS
 * @param givenUp connections ended before they had signed in, for younger ones or for their slowness; some of them never got through TLS
 */
public record HubStatus(
        long passedAssured,
        long passedLive,
        long passedReceipts,
        long refusedEnvelopes,
        long stale,
        long refusedConnections,
        long failedHandshakes,
        long givenUp) {}
