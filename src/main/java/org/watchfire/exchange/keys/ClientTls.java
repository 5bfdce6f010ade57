package org.watchfire.exchange.keys;

import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/**
 * What one connection to a hub is made with.
 *
 * @param context shows our certificate and accepts that hub's only
 * @param isRevoked whether the certificate that the hub showed has been revoked since; false before it showed one
 */
public record ClientTls(SSLContext context, BooleanSupplier isRevoked) {}
