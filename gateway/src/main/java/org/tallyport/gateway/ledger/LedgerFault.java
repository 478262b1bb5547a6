package org.tallyport.gateway.ledger;

/** The ledger could not be read or written: disk full, file gone, database away. Try again. */
public final class LedgerFault extends Exception {
  private static final long serialVersionUID = 1L;

  public LedgerFault(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  /** Carries a fault out of a callback that may not throw it. */
  public static final class Inside extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LedgerFault fault;

    public Inside(LedgerFault fault) {
      super(fault);
      this.fault = fault;
    }

    public LedgerFault fault() {
      return fault;
    }
  }
}
