package org.tallyport.edge.inspect;

/**
 * How much.
 *
 * @param blocks how many
 * @param bytes of their canonical form
 */
record Sum(long blocks, long bytes) {
  static final Sum NONE = new Sum(0, 0);

  Sum plus(Sum other) {
    return new Sum(blocks + other.blocks, bytes + other.bytes);
  }
}
