package org.watchfire.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers for the HTTP library where no request came through to this program: a bad request line, a header too large, a body
 * too large or too slow. In the form of our own refusals and with the same headers; without what was asked for.
 */
final class Errors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String reason = HttpStatus.getMessage(response.getStatus());
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException known) {
            response.setStatus(known.getCode());
            reason = known.getReason() == null ? HttpStatus.getMessage(known.getCode()) : known.getReason();
        }
        Guard.HEADERS.forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        byte[] body = Words.one("error", reason).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
