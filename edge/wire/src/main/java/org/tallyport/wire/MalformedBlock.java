package org.tallyport.wire;

/** Bytes or metrics that are no block: what is wrong, and where. */
public final class MalformedBlock extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedBlock(String message) {
    super(message);
  }
}
