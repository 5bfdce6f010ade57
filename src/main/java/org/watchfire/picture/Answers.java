package org.watchfire.picture;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** How a request is answered in JSON. */
final class Answers {
    private Answers() {}

    static void json(Context context, String body) {
        context.contentType("application/json").result(body);
    }

    /** Says no, and why. */
    static void refuse(Context context, HttpStatus status, String reason) {
        json(context.status(status), Words.one("error", reason));
    }
}
