package org.tallyport.simulator;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.tallyport.simulator.campaign.Watcher;

/**
 * Says how far a campaign is: a line that is written over on a terminal, otherwise a line after
 * every tenth. What fails is told at once.
 */
final class CampaignProgress implements Watcher, AutoCloseable {
  private static final int PARTS = 10;

  private final TerminalLine line = new TerminalLine();
  private final PrintWriter text;
  private final LongSupplier nanoTime;
  private String what = "";
  private int all;
  private int before;
  private int done;
  private int failed;
  private long began;

  CampaignProgress(PrintWriter text, LongSupplier nanoTime) {
    this.text = text;
    this.nanoTime = nanoTime;
  }

  @Override
  public void begins(String part, int wanted, int doneBefore) {
    what = part;
    all = wanted;
    before = doneBefore;
    done = doneBefore;
    failed = 0;
    began = nanoTime.getAsLong();
    tell(all + " " + what + (before > 0 ? ", " + before + " of them done already" : ""));
  }

  @Override
  public void done(int more) {
    int part = done * PARTS / all;
    done += more;
    if (line.shown()) {
      line.show(state());
    } else if (done * PARTS / all > part) {
      tell(state());
    }
  }

  @Override
  public void failed(String message, String replay) {
    failed++;
    tell("failed: " + message);
    if (!replay.isEmpty()) {
      tell("  " + replay);
    }
  }

  private void tell(String message) {
    line.close();
    text.println(message);
    text.flush();
  }

  private String state() {
    double seconds = Math.max(1e-3, (nanoTime.getAsLong() - began) / 1e9);
    double rate = (done - before) / seconds;
    double left = (all - done) / rate;
    return String.format(
        Locale.ROOT,
        "%,d of %,d %s, %d failed, %.1f/s, %d:%02d:%02d left",
        done,
        all,
        what,
        failed,
        rate,
        (long) left / 3_600,
        (long) left / 60 % 60,
        (long) left % 60);
  }

  @Override
  public void close() {
    line.close();
  }
}
