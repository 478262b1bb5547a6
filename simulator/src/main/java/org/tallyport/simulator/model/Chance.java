package org.tallyport.simulator.model;

/**
 * Chance from a seed: SplitMix64 (Steele, Lea, Flood 2014), written out so that a seed means the
 * same on every machine and in every Java. One thread.
 */
public final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public Chance(long seed) {
    state = seed;
  }

  /** A generator of its own for one purpose; this one is not moved. */
  public Chance part(String purpose) {
    return new Chance(mix(state ^ mix(purpose.hashCode() * GOLDEN)));
  }

  /** 64 random bits. */
  public long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** At least 0, below 1. */
  public double fraction() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  public double between(double least, double below) {
    return least + (below - least) * fraction();
  }

  /** A whole number, both ends included. */
  public int between(int least, int most) {
    return least + (int) Math.floorMod(bits() >>> 1, (long) (most - least + 1));
  }

  /** A time in microseconds from bounds in seconds. */
  public long microseconds(double leastSeconds, double belowSeconds) {
    return (long) (between(leastSeconds, belowSeconds) * 1e6);
  }

  public boolean happens(double probability) {
    return fraction() < probability;
  }

  /** About normal: mean 0, deviation 1, never beyond 3.5 (the sum of four uniform numbers). */
  public double normal() {
    long bits = bits();
    long sum = 0;
    for (int i = 0; i < 64; i += 16) {
      sum += (bits >>> i) & 0xffff;
    }
    return (sum - 2 * 65_535L) / (65_536.0 * 0.57735026919);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
