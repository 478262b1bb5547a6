package org.tallyport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.eclipse.tahu.util.CompressionAlgorithm;
import org.eclipse.tahu.util.PayloadUtil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tallyport.equipment.Quality;

/** Eclipse Tahu reads what we write, and we read what it writes. */
@SuppressWarnings("JavaUtilDate") // Tahu's own type of time
class TahuTest {
  private static final Date TIME = new Date(1_790_000_000_000L);

  @TestFactory
  List<DynamicTest> tahuReadsEveryMessage() {
    return Samples.messages().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("state"))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> sameMetrics(entry.getValue(), tahu(entry.getValue()))))
        .toList();
  }

  @TestFactory
  List<DynamicTest> tahuUnpacksWhatWePack() {
    return List.of(Compression.DEFLATE, Compression.GZIP).stream()
        .map(compression -> DynamicTest.dynamicTest(compression.name(), () -> unpacks(compression)))
        .toList();
  }

  @Test
  void readingsReachTahuWithValueTimeAndQuality() throws Exception {
    Message message =
        Samples.board(Compression.NONE)
            .block(7, 9_000, new Block(1, 1, Samples.readings()), Samples.DEFINITIONS, true);
    SparkplugBPayload payload = tahu(message);
    assertEquals(7L, payload.getSeq());
    assertEquals(new Date(9_000), payload.getTimestamp());
    var locked = payload.getMetrics().get(0);
    assertEquals(true, locked.getValue());
    assertEquals(new Date(1_790_000_000_123L), locked.getTimestamp());
    assertEquals(MetricDataType.Boolean, locked.getDataType());
    assertEquals(true, locked.isHistorical());
    var doubtful = payload.getMetrics().get(2);
    assertEquals(-0.12f, doubtful.getValue());
    assertEquals(500, doubtful.getProperties().getPropertyValue("Quality").getValue());
    assertEquals(4_711L, payload.getMetrics().get(3).getValue());
    assertNull(payload.getMetrics().get(4).getValue());
    assertEquals(
        0, payload.getMetrics().get(4).getProperties().getPropertyValue("Quality").getValue());
  }

  @Test
  void weReadWhatTahuWrites() throws Exception {
    SparkplugBPayload theirs =
        new SparkplugBPayloadBuilder(5L)
            .setTimestamp(TIME)
            .addMetric(metric("i8", MetricDataType.Int8, (byte) -8))
            .addMetric(metric("i16", MetricDataType.Int16, (short) -16))
            .addMetric(metric("i32", MetricDataType.Int32, -32))
            .addMetric(metric("i64", MetricDataType.Int64, -64L))
            .addMetric(metric("u32", MetricDataType.UInt32, 4_000_000_000L))
            .addMetric(metric("f", MetricDataType.Float, 1.5f))
            .addMetric(metric("d", MetricDataType.Double, 2.5))
            .addMetric(metric("b", MetricDataType.Boolean, true))
            .addMetric(metric("s", MetricDataType.String, "text"))
            .addMetric(metric("t", MetricDataType.DateTime, TIME))
            .addMetric(metric("raw", MetricDataType.Bytes, new byte[] {1, 2}))
            .createPayload();
    byte[] bytes = new SparkplugBPayloadEncoder().getBytes(theirs, false);
    Message message = new Message("spBv1.0/G/DDATA/theirs/device", bytes, 0, false);
    var data = assertInstanceOf(Received.OtherData.class, new Decoder().decode(message, _ -> null));
    assertEquals(5, data.seq());
    assertEquals(TIME.getTime(), data.utcMilliseconds());
    assertEquals(
        List.of(
            new Metric.Value.Whole(-8),
            new Metric.Value.Whole(-16),
            new Metric.Value.Whole(-32),
            new Metric.Value.Whole(-64),
            new Metric.Value.Whole(4_000_000_000L),
            new Metric.Value.Decimal(1.5),
            new Metric.Value.Decimal(2.5),
            new Metric.Value.Flag(true),
            new Metric.Value.Text("text"),
            new Metric.Value.Whole(TIME.getTime()),
            new Metric.Value.Opaque(DataType.BYTES)),
        data.metrics().stream().map(Metric::value).toList());
    assertEquals(
        new Metric(
            Optional.of("i8"),
            OptionalLong.empty(),
            TIME.getTime(),
            new Metric.Value.Whole(-8),
            Quality.GOOD),
        data.metrics().getFirst());
  }

  @Test
  void weUnpackWhatTahuPacks() throws Exception {
    SparkplugBPayload theirs =
        new SparkplugBPayloadBuilder(5L)
            .setTimestamp(TIME)
            .addMetric(metric("i32", MetricDataType.Int32, 32))
            .createPayload();
    for (CompressionAlgorithm algorithm : CompressionAlgorithm.values()) {
      byte[] bytes =
          new SparkplugBPayloadEncoder()
              .getBytes(PayloadUtil.compress(theirs, algorithm, false), false);
      Message message = new Message("spBv1.0/G/NDATA/theirs", bytes, 0, false);
      var data =
          assertInstanceOf(Received.OtherData.class, new Decoder().decode(message, _ -> null));
      assertEquals(new Metric.Value.Whole(32), data.metrics().getFirst().value());
      assertEquals(5, data.seq());
    }
  }

  private static void unpacks(Compression compression) throws Exception {
    ReadingColumns many = new ReadingColumns();
    for (int i = 0; i < 200; i++) {
      many.add(2, 1_000 + i, i, Quality.GOOD);
    }
    Content.Readings one = Samples.readings();
    Content.Readings content =
        new Content.Readings(
            one.equipment(),
            one.boot(),
            1_000,
            one.utcMicroseconds(),
            one.clock(),
            one.throughMicroseconds(),
            many);
    Message message =
        Samples.board(compression)
            .block(7, 9_000, new Block(1, 1, content), Samples.DEFINITIONS, true);
    SparkplugBPayload outer = tahu(message);
    assertEquals(Names.COMPRESSED, outer.getUuid());
    SparkplugBPayload inner = PayloadUtil.decompress(outer, new MetricDataTypeMap());
    assertEquals(208, inner.getMetricCount());
    assertEquals(1.99f, inner.getMetrics().get(199).getValue());
  }

  private static void sameMetrics(Message message, SparkplugBPayload theirs) throws Exception {
    var ours = org.tallyport.wire.sparkplug.Payload.parseFrom(message.payload());
    assertEquals(ours.getMetricsCount(), theirs.getMetrics().size());
    assertEquals(ours.hasSeq() ? ours.getSeq() : null, theirs.getSeq());
    for (int i = 0; i < ours.getMetricsCount(); i++) {
      var metric = theirs.getMetrics().get(i);
      assertEquals(ours.getMetrics(i).getDatatype(), metric.getDataType().toIntValue());
      assertEquals(ours.getMetrics(i).getIsNull(), metric.getValue() == null);
    }
  }

  private static SparkplugBPayload tahu(Message message) throws Exception {
    return new SparkplugBPayloadDecoder()
        .buildFromByteArray(message.payload(), new MetricDataTypeMap());
  }

  private static org.eclipse.tahu.message.model.Metric metric(
      String name, MetricDataType type, Object value) throws Exception {
    return new MetricBuilder(name, type, value).timestamp(TIME).createMetric();
  }
}
