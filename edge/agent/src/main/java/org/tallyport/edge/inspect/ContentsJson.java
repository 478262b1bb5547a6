package org.tallyport.edge.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Content;

/**
 * What a file holds, for machines: one object. Boots are strings, for they do not fit a JSON
 * number; what is not known is null.
 */
final class ContentsJson implements AutoCloseable {
  private final PrintWriter out;
  private final JsonGenerator json;

  ContentsJson(PrintWriter out, Path file) throws IOException {
    this.out = out;
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("file", file.toString());
  }

  void beginBlocks() throws IOException {
    json.writeArrayFieldStart("blocks");
  }

  void block(Delivered block, Clocks clocks) {
    try {
      json.writeStartObject();
      json.writeStringField("journal", block.stretch().journal().value());
      json.writeNumberField("first_number", block.first());
      json.writeNumberField("number", block.last());
      json.writeStringField("kind", block.kind().word());
      json.writeNumberField("bytes", block.bytes());
      if (block.fault().isPresent()) {
        json.writeStringField("fault", block.fault().get());
      }
      if (block.content() instanceof Content.Readings readings) {
        readings(readings, clocks);
      }
      json.writeArrayFieldStart("gaps");
      for (Content.Gap gap : block.gaps()) {
        gap(gap, clocks);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readings(Content.Readings block, Clocks clocks) throws IOException {
    int size = block.readings().size();
    json.writeStringField("equipment", block.equipment().value());
    json.writeNumberField("readings", size);
    if (size > 0) {
      moment("first", clocks.of(block, block.readings().timeMicroseconds(0)));
      moment("last", clocks.of(block, block.readings().timeMicroseconds(size - 1)));
    }
    moment("through", clocks.of(block, block.throughMicroseconds()));
  }

  private void gap(Content.Gap gap, Clocks clocks) throws IOException {
    json.writeStartObject();
    json.writeStringField("equipment", gap.equipment().value());
    moment("first", clocks.of(gap.firstBoot(), gap.firstMicroseconds()));
    moment("last", clocks.of(gap.lastBoot(), gap.lastMicroseconds()));
    missing(gap.count());
    json.writeStringField("reason", gap.reason());
    json.writeEndObject();
  }

  void endBlocks() throws IOException {
    json.writeEndArray();
  }

  void all(Contents contents) throws IOException {
    json.writeArrayFieldStart("journals");
    for (HeldJournal journal : contents.journals()) {
      journal(journal, contents.of(journal.id()));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("kinds");
    for (Map.Entry<Kind, Sum> kind : contents.kinds().entrySet()) {
      json.writeObjectFieldStart(kind.getKey().word());
      sum(kind.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("equipment");
    for (Map.Entry<EquipmentId, EquipmentContents> each : contents.equipment().entrySet()) {
      equipment(each.getKey(), each.getValue());
    }
    json.writeEndArray();
  }

  private void journal(HeldJournal journal, Sum sum) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", journal.id().value());
    json.writeBooleanField("current", journal.current());
    json.writeNumberField("next", journal.next());
    json.writeNumberField("oldest", journal.acknowledged() + 1);
    json.writeNumberField("acknowledged", journal.acknowledged());
    sum(sum);
    json.writeArrayFieldStart("moving");
    for (HeldJournal.Stretch stretch : journal.stretches()) {
      if (stretch.moving()) {
        range("journal", stretch.journal().value(), stretch.first(), stretch.last());
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("awaited");
    for (HeldJournal.Awaited awaited : journal.awaited()) {
      range("file", awaited.file(), awaited.first(), awaited.last());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void range(String name, String value, long first, long last) throws IOException {
    json.writeStartObject();
    json.writeStringField(name, value);
    json.writeNumberField("first_number", first);
    json.writeNumberField("last_number", last);
    json.writeEndObject();
  }

  private void sum(Sum sum) throws IOException {
    json.writeNumberField("blocks", sum.blocks());
    json.writeNumberField("bytes", sum.bytes());
  }

  private void equipment(EquipmentId id, EquipmentContents contents) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.value());
    json.writeNumberField("blocks", contents.blocks());
    json.writeNumberField("readings", contents.readings());
    moment("first", contents.first());
    moment("last", contents.last());
    moment("through", contents.through());
    json.writeArrayFieldStart("gaps");
    for (Map.Entry<String, GapSum> each : contents.gaps().entrySet()) {
      GapSum sum = each.getValue();
      json.writeStartObject();
      json.writeStringField("reason", each.getKey());
      json.writeNumberField("gaps", sum.gaps());
      missing(sum.missingReadings());
      moment("first", sum.first());
      moment("last", sum.last());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void missing(long readings) throws IOException {
    json.writeFieldName("missing_readings");
    if (readings == 0) {
      json.writeNull();
    } else {
      json.writeNumber(readings);
    }
  }

  private void moment(String name, Optional<Moment> moment) throws IOException {
    if (moment.isPresent()) {
      moment(name, moment.get());
    } else {
      json.writeNullField(name);
    }
  }

  private void moment(String name, Moment moment) throws IOException {
    if (moment.unknown()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("boot", Long.toString(moment.boot()));
    json.writeNumberField("monotonic_us", moment.monotonicMicroseconds());
    if (moment.utcMicroseconds().isPresent()) {
      json.writeStringField("utc", moment.utc());
    } else {
      json.writeNullField("utc");
    }
    json.writeStringField("clock_quality", moment.clockWord());
    json.writeEndObject();
  }

  /** Ends whatever is open. */
  @Override
  public void close() throws IOException {
    json.close();
    out.println();
  }
}
