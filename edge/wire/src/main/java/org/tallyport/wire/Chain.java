package org.tallyport.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The running hash over a journal: chain n = first 63 bits of SHA-256 over chain n−1 (8 bytes, big
 * endian), number n (8 bytes) and the canonical bytes of block n; chain 0 is that of the journal's
 * id alone. Equal number and equal chain mean: the same block after the same history. Not for use
 * by several threads at once.
 */
public final class Chain {
  private final MessageDigest digest;
  private final ByteBuffer head = ByteBuffer.allocate(16);

  public Chain() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The chain before block 1. */
  public long start(JournalId journal) {
    return top(digest.digest(journal.value().getBytes(StandardCharsets.UTF_8)));
  }

  /** The chain after the block of this number with these canonical bytes ({@link BlockCodec}). */
  public long next(long previous, long number, byte[] bytes, int length) {
    digest.update(head.clear().putLong(previous).putLong(number).flip());
    digest.update(bytes, 0, length);
    return top(digest.digest());
  }

  public long next(long previous, long number, byte[] bytes) {
    return next(previous, number, bytes, bytes.length);
  }

  private static long top(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
  }
}
