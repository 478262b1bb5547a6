package org.tallyport.driver.opcua;

/** The PLC cannot be read now; the message is one line for the operator. */
final class PlcFault extends Exception {
  private static final long serialVersionUID = 1L;

  PlcFault(String message) {
    super(message);
  }

  PlcFault(String what, Throwable cause) {
    super(what + ": " + deepest(cause), cause);
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null || message.isBlank()
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
