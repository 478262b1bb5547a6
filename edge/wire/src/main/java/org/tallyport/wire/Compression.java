package org.tallyport.wire;

/** How a board packs the payloads of its blocks: Sparkplug's compressed envelope, or not at all. */
public enum Compression {
  NONE,
  DEFLATE,
  GZIP
}
