package org.tallyport.wire;

import com.google.protobuf.ByteString;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.tallyport.wire.sparkplug.Metric;
import org.tallyport.wire.sparkplug.Payload;

/**
 * Sparkplug's compressed envelope: the packed payload stands in the body, beside the metric {@code
 * algorithm}. Time and seq stand outside as well, so that order can be seen without unpacking. Not
 * for use by several threads at once.
 */
final class Envelope {
  private static final byte[] GZIP_HEAD = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, -1};

  private final Compression compression;
  private final Deflater deflater;
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[8_192];

  Envelope(Compression compression) {
    this.compression = compression;
    deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, compression == Compression.GZIP);
  }

  /** The payload, packed when that makes it smaller. */
  byte[] pack(ByteWriter payload, long utcMilliseconds, int seq) {
    byte[] packed =
        switch (compression) {
          case NONE -> payload.toBytes();
          case DEFLATE -> envelope(deflated(payload), utcMilliseconds, seq);
          case GZIP -> envelope(gzipped(payload), utcMilliseconds, seq);
        };
    return packed.length < payload.length() ? packed : payload.toBytes();
  }

  private byte[] envelope(ByteString body, long utcMilliseconds, int seq) {
    return Payload.newBuilder()
        .setTimestamp(Math.max(0, utcMilliseconds))
        .addMetrics(
            Metric.newBuilder()
                .setName(Names.ALGORITHM)
                .setTimestamp(Math.max(0, utcMilliseconds))
                .setDatatype(DataType.STRING)
                .setStringValue(compression.name()))
        .setSeq(seq)
        .setUuid(Names.COMPRESSED)
        .setBody(body)
        .build()
        .toByteArray();
  }

  private ByteString deflated(ByteWriter payload) {
    ByteString.Output out = ByteString.newOutput(payload.length() / 2 + 32);
    deflate(payload, out);
    return out.toByteString();
  }

  private ByteString gzipped(ByteWriter payload) {
    ByteString.Output out = ByteString.newOutput(payload.length() / 2 + 32);
    out.write(GZIP_HEAD, 0, GZIP_HEAD.length);
    deflate(payload, out);
    checksum.reset();
    checksum.update(payload.buffer(), 0, payload.length());
    ByteWriter tail = new ByteWriter();
    tail.fixed32((int) checksum.getValue()).fixed32(payload.length());
    out.write(tail.buffer(), 0, tail.length());
    return out.toByteString();
  }

  private void deflate(ByteWriter payload, ByteString.Output out) {
    deflater.reset();
    deflater.setInput(payload.buffer(), 0, payload.length());
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
  }
}
