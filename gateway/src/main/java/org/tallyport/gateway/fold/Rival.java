package org.tallyport.gateway.fold;

import java.util.OptionalLong;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Another board under the same id: a boot that was over goes on beside the one that reads now.
 * Whose readings are the equipment's nobody can tell, so that nothing is known while both read. The
 * one that goes on when the other has fallen silent is the board again.
 */
final class Rival {
  static final String REASON = "two boards read under one id";

  /** How long what is read is doubted after a rival's block, microseconds. */
  static final long DOUBT = 120_000_000;

  /** What two clocks that are kept may differ by, microseconds. */
  private static final long TOLERANCE = 60_000_000;

  /** The same between two boots of one board, which lie apart. */
  private static final long SEAM = 1_000_000;

  private final Segments segments;
  private final BootClocks clocks;
  private final Placement placement;
  private long doubtedTo;

  Rival(Segments segments, BootClocks clocks, Placement placement) {
    this.segments = segments;
    this.clocks = clocks;
    this.placement = placement;
  }

  /**
   * Whether a block of a boot that was over begins another time of doubt.
   *
   * @param position fold time up to which all was processed
   */
  boolean doubts(Content.Readings block, long position) {
    if (position < doubtedTo - DOUBT / 2 || !reads(block)) {
      return false;
    }
    doubtedTo = position + DOUBT;
    return true;
  }

  /**
   * Whether a block of a boot that was over tells of times of which the one that reads now has said
   * nothing: it is alone again.
   *
   * @param position fold time up to which all was processed
   */
  boolean outlives(Content.Readings block, long position) {
    long boot = block.boot();
    OptionalLong said = placement.utc(position);
    OptionalLong through = clocks.utc(boot, block.throughMicroseconds());
    return (clocks.sure(boot) || !clocks.sure(segments.currentBoot()))
        && said.isPresent()
        && through.isPresent()
        && through.getAsLong() > said.getAsLong() + TOLERANCE;
  }

  /**
   * Whether another boot than the current one tells of a time before the position: it is none that
   * came after it.
   */
  boolean overlaps(long boot, long monotonic, long position) {
    if (segments.isEmpty()
        || boot == segments.currentBoot()
        || !clocks.sure(boot)
        || !clocks.sure(segments.currentBoot())) {
      return false;
    }
    OptionalLong said = placement.utc(position);
    OptionalLong tells = clocks.utc(boot, monotonic);
    return said.isPresent() && tells.isPresent() && tells.getAsLong() < said.getAsLong() - SEAM;
  }

  private boolean reads(Content.Readings block) {
    long boot = block.boot();
    if (!clocks.sure(boot) || !clocks.sure(segments.currentBoot())) {
      return false;
    }
    OptionalLong began = placement.utc(segments.start(segments.size() - 1));
    OptionalLong through = clocks.utc(boot, block.throughMicroseconds());
    return began.isPresent()
        && through.isPresent()
        && through.getAsLong() > began.getAsLong() + TOLERANCE;
  }

  void save(ByteWriter out) {
    out.signed(doubtedTo);
  }

  void restore(ByteReader in) throws MalformedBlock {
    doubtedTo = in.signed();
  }
}
