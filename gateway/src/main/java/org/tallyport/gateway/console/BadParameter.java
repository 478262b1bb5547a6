package org.tallyport.gateway.console;

/** A request that cannot be answered as it is put; the answer is 400 and names the place. */
final class BadParameter extends Exception {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String value;
  private final String wanted;

  BadParameter(String parameter, String value, String wanted) {
    super("parameter " + parameter + ": \"" + value + "\", wanted " + wanted);
    this.parameter = parameter;
    this.value = value;
    this.wanted = wanted;
  }

  String parameter() {
    return parameter;
  }

  String value() {
    return value;
  }

  String wanted() {
    return wanted;
  }
}
