package org.tallyport.simulator.plants;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The checks, by the names that plants use. A check is made for a seed and a folder, also by a
 * class loader that knows other versions of all classes here: so it shows itself as a {@link
 * Callable} that gives what is wrong, and nothing where all is exact. A name may go on with what
 * the check is to look at.
 */
final class Check {
  private static final Map<String, String> CLASSES =
      Map.of(
          "bounds", "BoundsCheck",
          "calendar", "CalendarCheck",
          "reboots", "RebootsCheck",
          "faults", "FaultsCheck",
          "ledger-fails", "LedgerFailsCheck",
          "restarts", "RestartsCheck",
          "power-cuts", "PowerCutsCheck");

  private Check() {}

  /** Makes a check by the classes of a loader. */
  @SuppressWarnings("unchecked") // each of them is one
  static Callable<String> of(String name, long seed, Path folder, ClassLoader loader)
      throws ReflectiveOperationException {
    String[] words = name.split(" ", 2);
    String own = CLASSES.get(words[0]);
    if (own == null) {
      throw new IllegalArgumentException("no check is called " + name);
    }
    Class<? extends Callable<?>> check =
        (Class<? extends Callable<?>>)
            Class.forName(Check.class.getPackageName() + "." + own, true, loader)
                .asSubclass(Callable.class);
    return (Callable<String>)
        (words.length == 1
            ? check.getDeclaredConstructor(long.class, Path.class).newInstance(seed, folder)
            : check
                .getDeclaredConstructor(long.class, Path.class, String.class)
                .newInstance(seed, folder, words[1]));
  }
}
