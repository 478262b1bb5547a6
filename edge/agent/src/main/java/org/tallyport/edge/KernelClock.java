package org.tallyport.edge;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.tallyport.equipment.ClockQuality;

/**
 * Asks the kernel whether a time service keeps its clock: adjtimex(2) with no mode set changes
 * nothing and answers TIME_ERROR (5) while the clock is not synchronised.
 */
final class KernelClock {
  private static final int TIMEX_BYTES = 256; // 208 on 64-bit Linux
  private static final int TIME_ERROR = 5;

  private final Optional<MethodHandle> adjtimex;

  private KernelClock(Optional<MethodHandle> adjtimex) {
    this.adjtimex = adjtimex;
  }

  @SuppressWarnings("restricted") // the call takes one pointer, to a segment longer than the struct
  static KernelClock open() {
    Linker linker = Linker.nativeLinker();
    return new KernelClock(
        linker
            .defaultLookup()
            .find("adjtimex")
            .map(
                address ->
                    linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))));
  }

  /**
   * Synchronised, or uncertain: the kernel does not tell a clock never set from one set by hand.
   */
  ClockQuality quality() {
    if (adjtimex.isEmpty()) {
      return ClockQuality.UNCERTAIN;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(TIMEX_BYTES, Long.BYTES);
      int answer = (int) adjtimex.get().invokeExact(timex);
      return answer >= 0 && answer != TIME_ERROR
          ? ClockQuality.SYNCHRONISED
          : ClockQuality.UNCERTAIN;
    } catch (Throwable e) {
      throw new IllegalStateException("adjtimex", e);
    }
  }
}
