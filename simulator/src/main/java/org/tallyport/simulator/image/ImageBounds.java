package org.tallyport.simulator.image;

/**
 * How much is looked at.
 *
 * @param images of each file, over the run
 * @param variants of each image, at most
 * @param reboots of each board, over the run
 */
public record ImageBounds(int images, int variants, int reboots) {
  public ImageBounds {
    if (images < 1 || variants < 1 || reboots < 0) {
      throw new IllegalArgumentException(
          "images " + images + ", variants " + variants + ", reboots " + reboots + ": too few");
    }
  }
}
