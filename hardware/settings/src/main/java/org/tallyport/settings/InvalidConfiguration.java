package org.tallyport.settings;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class InvalidConfiguration extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  InvalidConfiguration(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** All faults, in the order of their lines. */
  public List<Fault> faults() {
    return faults;
  }
}
