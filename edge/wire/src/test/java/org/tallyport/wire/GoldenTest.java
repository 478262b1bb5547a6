package org.tallyport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tallyport.wire.sparkplug.Payload;

/**
 * The bytes on the wire and in the journal, as they have been since they were fixed. A file that
 * differs means that boards and gateways of different age no longer understand each other: then the
 * version of the canonical bytes has to rise. With {@code -Dgolden=write} the files are written
 * anew.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @TestFactory
  Stream<DynamicTest> canonicalBytesStayAsTheyAre() {
    return Samples.contents().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      byte[] bytes = BlockCodec.encode(entry.getValue());
                      same("canonical-" + entry.getKey() + ".hex", hex(bytes));
                      assertEquals(entry.getValue(), BlockCodec.decode(bytes));
                    }));
  }

  @Test
  void theChainStaysAsItIs() throws IOException {
    Chain chain = new Chain();
    StringBuilder text = new StringBuilder();
    long at = chain.start(Samples.JOURNAL);
    long number = 0;
    text.append("start ").append(Long.toHexString(at)).append('\n');
    for (Content content : Samples.contents().values()) {
      at = chain.next(at, ++number, BlockCodec.encode(content));
      text.append(number).append(' ').append(Long.toHexString(at)).append('\n');
    }
    same("chain.txt", text.toString());
  }

  @TestFactory
  Stream<DynamicTest> messagesStayAsTheyAre() {
    return Samples.messages().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> message(entry.getKey(), entry.getValue())));
  }

  private static void message(String name, Message message) throws IOException {
    same("message-" + name + ".hex", hex(message.payload()));
    String head =
        "topic " + message.topic() + "\nqos " + message.qos() + "\nretained " + message.retained();
    boolean json = message.topic().contains("/STATE/");
    String body =
        json
            ? new String(message.payload(), StandardCharsets.UTF_8)
            : TextFormat.printer().printToString(Payload.parseFrom(message.payload()));
    same("message-" + name + ".txt", head + "\n\n" + body);
  }

  private static void same(String file, String text) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file), text);
      return;
    }
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
      String golden =
          in == null ? "no such file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(golden, text, file);
    }
  }

  private static String hex(byte[] bytes) {
    String digits = HexFormat.of().formatHex(bytes);
    List<String> lines =
        Stream.iterate(0, at -> at < digits.length(), at -> at + 64)
            .map(at -> digits.substring(at, Math.min(digits.length(), at + 64)))
            .toList();
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
