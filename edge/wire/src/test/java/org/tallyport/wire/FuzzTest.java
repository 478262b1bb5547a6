package org.tallyport.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tallyport.wire.sparkplug.Payload;

/** Whatever comes, it is refused and nothing else. */
class FuzzTest {
  private static final List<String> TOPICS =
      List.of(
          "spBv1.0/AZBAK/NBIRTH/board-7",
          "spBv1.0/AZBAK/DBIRTH/board-7/QC01",
          "spBv1.0/AZBAK/NDATA/board-7",
          "spBv1.0/AZBAK/DDATA/board-7/QC01",
          "spBv1.0/AZBAK/NDEATH/board-7",
          "spBv1.0/AZBAK/DDEATH/board-7/QC01",
          "spBv1.0/AZBAK/NCMD/board-7",
          "spBv1.0/AZBAK/DCMD/board-7/QC01",
          "spBv1.0/OTHER/DDATA/their board/their device",
          "spBv1.0/STATE/terminal");

  private final Decoder decoder = new Decoder(new Decoder.Limits(100_000, 200_000, 1_000));

  @Test
  void randomBytesNeverThrow() {
    for (long seed = 1; seed <= 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = new byte[random.nextInt(1 << random.nextInt(1, 9))];
      random.nextBytes(bytes);
      decode(TOPICS.get(random.nextInt(TOPICS.size())), bytes, seed);
    }
  }

  @Test
  void mutatedMessagesNeverThrow() {
    List<Message> messages = List.copyOf(Samples.messages().values());
    Message packed =
        Samples.board(Compression.DEFLATE)
            .block(1, 2, new Block(7, 4, Samples.dropped()), Samples.DEFINITIONS, false);
    for (long seed = 1; seed <= 40_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int pick = random.nextInt(messages.size() + 1);
      Message message = pick == messages.size() ? packed : messages.get(pick);
      byte[] bytes = mutate(message.payload(), random);
      String topic = random.nextInt(4) > 0 ? message.topic() : TOPICS.get(random.nextInt(10));
      decode(topic, bytes, seed);
    }
  }

  @Test
  void mutatedCanonicalBytesAreRefusedOrHaveOneForm() {
    List<byte[]> blocks = Samples.contents().values().stream().map(BlockCodec::encode).toList();
    for (long seed = 1; seed <= 40_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = mutate(blocks.get(random.nextInt(blocks.size())), random);
      try {
        assertArrayEquals(bytes, BlockCodec.encode(BlockCodec.decode(bytes)), "seed " + seed);
      } catch (MalformedBlock e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("at byte "), "seed " + seed);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void randomTopicsAreRefused() {
    String letters = "spBv1.0/NDATEBIRHCMSTx+#/ ";
    for (long seed = 1; seed <= 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder topic = new StringBuilder(random.nextBoolean() ? "spBv1.0/" : "");
      for (int left = random.nextInt(40); left > 0; left--) {
        topic.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        assertEquals(topic.toString(), Topic.parse(topic.toString()).text(), "seed " + seed);
      } catch (MalformedMessage e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("topic "), "seed " + seed);
      }
    }
  }

  @Test
  void aPayloadBeyondItsLimitsIsRefused() throws IOException {
    refused(new byte[100_001], "payload of 100001 bytes, at most 100000");
    Payload.Builder many = Payload.newBuilder();
    for (int i = 0; i < 1_001; i++) {
      many.addMetricsBuilder();
    }
    refused(many.build().toByteArray(), "payload of 1001 metrics, at most 1000");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] large = new byte[50_000_000];
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(large);
    }
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(large);
    }
    for (ByteArrayOutputStream bomb : List.of(deflated, gzipped)) {
      Payload payload =
          Payload.newBuilder()
              .setUuid(Names.COMPRESSED)
              .setBody(ByteString.copyFrom(bomb.toByteArray()))
              .build();
      refused(payload.toByteArray(), "compressed body unpacks to more than 200000 bytes");
    }
  }

  private void refused(byte[] payload, String reason) {
    Received received = decode("spBv1.0/AZBAK/NDATA/board-7", payload, 0);
    var refused = assertInstanceOf(Received.Refused.class, received);
    assertEquals("spBv1.0/AZBAK/NDATA/board-7: " + reason, refused.reason());
  }

  private Received decode(String topic, byte[] payload, long seed) {
    try {
      return decoder.decode(new Message(topic, payload, 0, false), Samples.LOOKUP);
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + " " + topic, e);
    }
  }

  private static byte[] mutate(byte[] original, SplittableRandom random) {
    byte[] bytes = original.clone();
    for (int left = random.nextInt(1, 5); left > 0 && bytes.length > 0; left--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(4));
      }
    }
    return bytes;
  }
}
