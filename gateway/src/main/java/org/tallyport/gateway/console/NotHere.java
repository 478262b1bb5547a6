package org.tallyport.gateway.console;

/** Something that was asked for by name and is not there; the answer is 404 and names it. */
final class NotHere extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String id;

  NotHere(String kind, String id) {
    super("there is no " + kind + " \"" + id + "\"");
    this.kind = kind;
    this.id = id;
  }

  String kind() {
    return kind;
  }

  String id() {
    return id;
  }
}
