package org.tallyport.wire;

/** A topic or payload that is not Sparkplug, or not one of ours: what is wrong, and where. */
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMessage(String message) {
    super(message);
  }
}
