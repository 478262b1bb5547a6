package org.tallyport.simulator.plants;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The checks, by the names that plants use. A check is made for a seed and a folder, also by a
 * class loader that knows other versions of all classes here: so it shows itself as a {@link
 * Callable} that gives what is wrong, and nothing where all is exact.
 */
final class Check {
  private static final Map<String, String> CLASSES =
      Map.of(
          "bounds", "BoundsCheck",
          "calendar", "CalendarCheck",
          "reboots", "RebootsCheck",
          "faults", "FaultsCheck",
          "ledger-fails", "LedgerFailsCheck",
          "power-cuts", "PowerCutsCheck");

  private Check() {}

  /** Makes a check by the classes of a loader. */
  @SuppressWarnings("unchecked") // each of them is one
  static Callable<String> of(String name, long seed, Path folder, ClassLoader loader)
      throws ReflectiveOperationException {
    String own = CLASSES.get(name);
    if (own == null) {
      throw new IllegalArgumentException("no check is called " + name);
    }
    return (Callable<String>)
        Class.forName(Check.class.getPackageName() + "." + own, true, loader)
            .asSubclass(Callable.class)
            .getDeclaredConstructor(long.class, Path.class)
            .newInstance(seed, folder);
  }
}
