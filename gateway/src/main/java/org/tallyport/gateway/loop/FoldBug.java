package org.tallyport.gateway.loop;

/** The fold broke at a block; its state is not to be trusted until it is restored. */
final class FoldBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FoldBug(BlockName block, RuntimeException cause) {
    super("block " + block.number() + " of journal " + block.journal(), cause);
  }
}
