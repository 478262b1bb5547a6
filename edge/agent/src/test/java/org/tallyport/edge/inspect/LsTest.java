package org.tallyport.edge.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.RandomAccessFile;
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

class LsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void placeJournal() {
    file = folder.resolve("journal.db");
  }

  /** A gap of the crane, and a track whose board never knew the time. */
  private void fill() {
    Boards.fill(
        file,
        20,
        journal -> {
          Boards.append(
              journal,
              new Content.Gap(
                  Samples.CRANE, List.of(), 7, 2_000_000, 7, 3_000_000, 12, "the ring was full"));
          ReadingColumns columns = new ReadingColumns();
          columns.add(2, 1_000, 1, Quality.GOOD);
          Boards.append(
              journal,
              new Content.Readings(
                  Samples.TRACK, 8, 1_000, 5_000_000, ClockQuality.UNSET, 2_000, columns));
        });
  }

  @Test
  void tellsJournalsKindsEquipmentTimesAndGaps() {
    fill();
    Program program = Program.run("journal", "ls", file);
    assertEquals(0, program.exit(), program::toString);
    List<String> lines = program.lines();
    assertTrue(lines.getFirst().startsWith(file + ": 1 journals, 26 blocks and "), program::out);
    assertTrue(
        lines
            .get(1)
            .startsWith(
                "journal 00000001 (current): next 27, oldest 1, acknowledged 0, 26 blocks, "),
        program::out);
    assertTrue(program.out().contains("readings          21 blocks"), program::out);
    assertTrue(program.out().contains("equipment STS-1: 200 readings in 20 blocks"), program::out);
    assertTrue(
        program
            .out()
            .contains(
                "  from 2027-01-15T08:00:00.099910Z (synchronised)"
                    + " to 2027-01-15T08:00:02Z (synchronised)"),
        program::out);
    assertTrue(
        program
            .out()
            .contains(
                "  1 gaps from 2027-01-15T08:00:02Z (synchronised)"
                    + " to 2027-01-15T08:00:03Z (synchronised), 12 readings: the ring was full"),
        program::out);
    assertTrue(
        program.out().contains("  complete through 0.002000 s of boot 8 (UTC unknown)"),
        program::out);
    assertTrue(
        program.out().contains("  from 0.001000 s of boot 8 (UTC unknown) to"), program::out);
  }

  @Test
  void givesALineToEachBlock() {
    fill();
    Program program = Program.run("journal", "ls", "--blocks", file);
    assertEquals("00000001 1 definition STS-1 alias 1 is locked", program.lines().getFirst());
    assertEquals(
        "00000001 4 clock boot 7: 2027-01-15T08:00:00.050Z (synchronised)", program.lines().get(3));
    assertEquals(
        "00000001 25 gap STS-1 from 2027-01-15T08:00:02Z (synchronised)"
            + " to 2027-01-15T08:00:03Z (synchronised), 12 readings: the ring was full",
        program.lines().get(24));
  }

  @Test
  void tellsMachinesTheSame() throws Exception {
    fill();
    Program program = Program.run("journal", "ls", "--json", "--blocks", file);
    JsonNode all = new ObjectMapper().readTree(program.out());
    assertEquals(26, all.path("blocks").size());
    assertEquals(27, all.path("journals").path(0).path("next").asLong());
    assertTrue(all.path("journals").path(0).path("current").asBoolean());
    assertEquals(21, all.path("kinds").path("readings").path("blocks").asLong());
    JsonNode track = all.path("equipment").path(0);
    assertEquals("RAIL-1", track.path("id").asText());
    assertTrue(track.path("first").path("utc").isNull());
    assertEquals("8", track.path("first").path("boot").asText());
    assertEquals(2_000, track.path("through").path("monotonic_us").asLong());
    JsonNode gap = all.path("equipment").path(1).path("gaps").path(0);
    assertEquals(12, gap.path("missing_readings").asLong());
    assertEquals("2027-01-15T08:00:03Z", gap.path("last").path("utc").asText());
    assertEquals(all.path("journals"), json("ls", "--json").path("journals"));
  }

  private JsonNode json(String... words) throws Exception {
    return new ObjectMapper().readTree(Program.run("journal", words[0], words[1], file).out());
  }

  @Test
  void countsABlockThatDoesNotFitItsChainAsAGapAsTheGatewayWillSeeIt() {
    fill();
    Boards.flipAByte(file, 17);
    Program program = Program.run("journal", "ls", file);
    assertTrue(program.out().contains("equipment STS-1: 190 readings in 19 blocks"), program::out);
    assertTrue(
        program.out().contains("unknown readings: the stored block does not fit"), program::out);
    assertTrue(program.out().contains("journal verify tells which"), program::out);
  }

  @Test
  void tellsWhatIsLeftOfACutFile() throws Exception {
    Boards.fill(file, 2_000);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() / 2 / 1024 * 1024);
    }
    Program program = Program.run("journal", "ls", file);
    assertEquals(0, program.exit(), program::toString);
    assertTrue(program.out().contains("equipment STS-1: "), program::out);
    assertTrue(program.out().contains("journal verify tells which"), program::out);
  }

  @Test
  void tellsOfAForkWhatIsStillToBeMoved() {
    Boards.fill(
        file,
        2_000,
        journal -> {
          var old = journal.draining().orElseThrow().journal();
          assertTrue(journal.fork(old, 5, Samples.UTC));
        });
    Program program = Program.run("journal", "ls", file);
    assertTrue(program.out().contains("journal 00000003 (current)"), program::out);
    assertTrue(
        program.out().contains("  blocks 1029 to 2004 of journal 00000001 are to be moved to it"),
        program::out);
    assertTrue(program.out().contains("equipment STS-1: 20,000 readings"), program::out);
    Program verified = Program.run("journal", "verify", file);
    assertEquals(0, verified.exit(), verified::out);
  }
}
