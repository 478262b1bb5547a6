package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.simulator.stepped.SteppedRun;
import org.tallyport.wire.JournalId;

/**
 * Explores the images of one seed: takes them during a run in which the broker is away for a while,
 * and opens all their variants at its end.
 */
public final class ImageExplorer {
  private static final long SECOND = 1_000_000;

  private final Scenario scenario;
  private final long seed;
  private final ImageBounds bounds;
  private final RandomGenerator chance;
  private final Path folder;
  private final List<JournalImage> journals = new ArrayList<>();
  private final List<LedgerImage> ledgers = new ArrayList<>();
  private final Map<JournalId, Long> acknowledged = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int variants;

  private ImageExplorer(Scenario scenario, long seed, ImageBounds bounds, Path folder) {
    this.scenario = scenario;
    this.seed = seed;
    this.bounds = bounds;
    this.folder = folder;
    chance = new Chance(seed).part("images")::bits;
  }

  /**
   * What came of it.
   *
   * @param images taken
   * @param variants opened
   * @param reboots of boards from a variant, each in a run that was judged
   * @param faults one line for each breach
   */
  public record Result(int images, int variants, int reboots, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Explores.
   *
   * @param lengthMicroseconds simulated time of each run
   * @param folder of this exploration alone
   * @param progress is told the time of the run after each minute of it
   */
  public static Result explore(
      Scenario scenario,
      long seed,
      long lengthMicroseconds,
      ImageBounds bounds,
      Path folder,
      LongConsumer progress)
      throws IOException {
    ImageExplorer explorer = new ImageExplorer(scenario, seed, bounds, folder);
    explorer.look(lengthMicroseconds, progress);
    List<String> faults = new ArrayList<>(explorer.faults);
    int reboots = 0;
    if (bounds.reboots() > 0) {
      Reboots run = new Reboots(scenario, seed, bounds.reboots(), lengthMicroseconds);
      faults.addAll(run.judge(folder.resolve("reboots"), progress));
      reboots = run.count();
    }
    int images = explorer.journals.size() + explorer.ledgers.size();
    return new Result(images, explorer.variants, reboots, faults);
  }

  private void look(long length, LongConsumer progress) throws IOException {
    Path own = folder.resolve("run");
    try (SteppedRun run = new SteppedRun(scenario, seed, own)) {
      SteppedFiles files = new SteppedFiles(run, own);
      long away = length / 4 + chance.nextLong(length / 4);
      files.plan(away, run.broker()::stop);
      files.plan(away + length / 5, run.broker()::start);
      for (int i = 0; i < bounds.images(); i++) {
        int number = i;
        boolean backlog = i % 2 == 0; // half of them while the broker is away
        long from = backlog ? away : SECOND;
        long span = backlog ? length / 5 : length;
        files.plan(from + chance.nextLong(span) + i, () -> take(files, number));
      }
      run.run(length, progress);
      open(files::held);
    }
  }

  private void take(SteppedFiles files, int number) throws IOException {
    for (Board board : scenario.boards()) {
      Optional<SteppedFiles.Undrained> known = files.undrained(board.id());
      if (known.isPresent()) {
        SteppedFiles.Undrained undrained = known.get();
        acknowledged.merge(
            undrained.status().journal(), undrained.status().acknowledged(), Math::max);
        Path to = folder.resolve("images").resolve(board.id() + "-" + number);
        Image image = Image.take(files.board(board.id()).resolve("journal.db"), to);
        journals.add(new JournalImage(image, undrained));
      }
    }
    Path to = folder.resolve("images").resolve("gateway-" + number);
    Image image = Image.take(files.gateway().resolve("ledger.db"), to);
    ledgers.add(new LedgerImage(image, acknowledged));
  }

  private interface Check {
    Optional<String> of(Image opened, WalVariant variant) throws IOException;
  }

  private void open(JournalImage.Delivered delivered) throws IOException {
    for (JournalImage journal : journals) {
      open(journal.image(), (opened, variant) -> journal.check(opened, variant, delivered));
    }
    for (LedgerImage ledger : ledgers) {
      open(ledger.image(), (opened, variant) -> ledger.check(opened, variant, delivered));
    }
  }

  private void open(Image image, Check check) throws IOException {
    for (WalVariant variant : WalVariant.some(image.wal(), bounds.variants(), chance)) {
      Image opened = image.changed(variant, folder.resolve("opened"));
      Optional<String> wrong = check.of(opened, variant);
      wrong.ifPresent(
          what ->
              faults.add(
                  scenario.name()
                      + " seed "
                      + seed
                      + ", image "
                      + folder.relativize(image.file())
                      + " "
                      + variant
                      + ": "
                      + what));
      variants++;
    }
  }
}
