package org.tallyport.gateway.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request gets that cannot be answered: JSON with {@code error}, never a stack trace. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  static void routes(RoutesConfig routes) {
    routes.exception(BadParameter.class, Refusals::badParameter);
    routes.exception(NotHere.class, Refusals::notHere);
    routes.exception(Exception.class, Refusals::failed);
    routes.error(
        HttpStatus.NOT_FOUND.getCode(),
        context -> {
          if (context.path().startsWith("/api/") && !isJson(context)) {
            refuse(
                context,
                HttpStatus.NOT_FOUND,
                error("no such resource").put("path", context.path()));
          }
        });
  }

  static void badParameter(BadParameter fault, Context context) {
    ObjectNode error =
        error("bad parameter")
            .put("parameter", fault.parameter())
            .put("value", fault.value())
            .put("wanted", fault.wanted());
    refuse(context, HttpStatus.BAD_REQUEST, error);
  }

  static void refuse(Context context, HttpStatus status, ObjectNode error) {
    context.status(status).contentType("application/json").result(error.toString());
  }

  static ObjectNode error(String error) {
    return JsonNodeFactory.instance.objectNode().put("error", error);
  }

  private static void notHere(NotHere fault, Context context) {
    ObjectNode error = error("unknown " + fault.kind()).put("kind", fault.kind());
    refuse(context, HttpStatus.NOT_FOUND, error.put("value", fault.id()));
  }

  private static void failed(Exception fault, Context context) {
    LOG.error("{} {} cannot be answered", context.method(), context.path(), fault);
    refuse(
        context,
        HttpStatus.INTERNAL_SERVER_ERROR,
        error("the gateway cannot answer this now; its log says why"));
  }

  private static boolean isJson(Context context) {
    String type = context.res().getContentType();
    return type != null && type.startsWith("application/json");
  }
}
