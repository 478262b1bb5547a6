package org.tallyport.edge.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.Program;
import org.tallyport.edge.journal.Samples;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Quality;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

class ExportTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void placeJournal() {
    file = folder.resolve("journal.db");
    Boards.fill(
        file,
        2,
        journal -> {
          Boards.append(
              journal,
              new Content.Gap(
                  Samples.CRANE, List.of("load"), 7, 200_000, 7, 300_000, 0, "a \"bad\", cable"));
          ReadingColumns columns = new ReadingColumns();
          columns.add(2, 1_000, 1, Quality.GOOD);
          columns.add(2, 1_500, 0, Quality.BAD);
          Boards.append(
              journal,
              new Content.Readings(
                  Samples.TRACK, 8, 1_000, 5_000_000, ClockQuality.UNSET, 2_000, columns));
        });
  }

  private Program export(Object... more) {
    Object[] words = new Object[3 + more.length];
    words[0] = "journal";
    words[1] = "export";
    words[2] = file;
    System.arraycopy(more, 0, words, 3, more.length);
    return Program.run(words);
  }

  @Test
  void writesReadingsAndGapsLineByLine() {
    Program program = export();
    assertEquals(0, program.exit(), program::toString);
    List<String> lines = program.lines();
    assertEquals(CsvRows.HEADER, lines.getFirst());
    assertEquals(1 + 20 + 1 + 2, lines.size());
    assertEquals(
        "00000001,5,STS-1,load,hoist.load,t,7,99910,2027-01-15T08:00:00.099910Z,synchronised,"
            + "10.00,good,,,,,",
        lines.get(1));
    assertEquals(
        "00000001,7,STS-1,load,,,7,200000,2027-01-15T08:00:00.200Z,synchronised,,gap,"
            + "7,300000,2027-01-15T08:00:00.300Z,,\"a \"\"bad\"\", cable\"",
        lines.get(21));
    assertEquals("00000001,8,RAIL-1,a,wheel.a,,8,1000,,unset,1,good,,,,,", lines.get(22));
    assertEquals("00000001,8,RAIL-1,a,wheel.a,,8,1500,,unset,,bad,,,,,", lines.get(23));
    for (String line : lines.subList(0, 21)) {
      assertEquals(16, line.chars().filter(c -> c == ',').count(), line);
    }
  }

  @Test
  void writesOneEquipmentWithinATime() {
    Program program =
        export(
            "--equipment", "STS-1",
            "--from", "2027-01-15T08:00:00.150Z",
            "--to", "2027-01-15T08:00:00.199950Z");
    assertEquals(1 + 4, program.lines().size(), program::out);
    assertEquals("", program.err());
  }

  @Test
  void saysHowManyReadingsItLeavesOutBecauseTheirTimeIsNotKnown() {
    Program program = export("--from", "2027-01-15T00:00:00Z");
    assertEquals(1 + 20 + 1, program.lines().size(), program::out);
    assertTrue(program.err().startsWith("2 readings whose UTC is not known"), program::err);
  }

  @Test
  void takesAClockBlockThatComesLater() {
    Path late = folder.resolve("late.db");
    Boards.fill(
        late,
        0,
        journal -> {
          ReadingColumns columns = new ReadingColumns();
          columns.add(2, 1_000, 1, Quality.GOOD);
          Boards.append(
              journal,
              new Content.Readings(Samples.TRACK, 8, 1_000, 5, ClockQuality.UNSET, 2_000, columns));
          Boards.append(
              journal,
              new Content.Clock(8, 3_000, Samples.UTC, Long.MAX_VALUE, ClockQuality.UNCERTAIN));
        });
    Program program = Program.run("journal", "export", late);
    assertTrue(
        program.lines().get(1).contains(",8,1000,2027-01-15T07:59:59.998Z,uncertain,1,good"),
        program::out);
  }

  @Test
  void showsWhatCannotBeReadAsAGap() {
    Boards.flipAByte(file, 6);
    Boards.execute(file, "DELETE FROM block WHERE key & 0xFFFF = 8");
    List<String> lines = export().lines();
    assertEquals(1 + 10 + 1 + 1 + 1, lines.size());
    assertEquals(
        "00000001,6,STS-1,,,,,,,,,gap,,,,,the stored block does not fit its chain", lines.get(11));
    assertEquals("00000001,8,,,,,,,,,,gap,,,,,the stored block is missing", lines.get(13));
  }

  @Test
  void writesAFileOnlyWhereThereIsNone() throws Exception {
    Path out = folder.resolve("readings.csv");
    assertEquals(0, export("--out", out).exit());
    String written = Files.readString(out);
    assertEquals(export().out(), written);
    Program again = export("--out", out);
    assertEquals(2, again.exit());
    assertTrue(again.err().contains("exists; name a file that does not"), again::err);
    assertEquals(written, Files.readString(out));
  }

  @Test
  void refusesAnEquipmentThatTheJournalDoesNotKnow() {
    Path out = folder.resolve("readings.csv");
    Program program = export("--equipment", "STS-9", "--out", out);
    assertEquals(2, program.exit());
    assertTrue(program.err().contains("wanted one of [RAIL-1, STS-1]"), program::err);
    assertFalse(Files.exists(out));
  }
}
