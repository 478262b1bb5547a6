package org.tallyport.gateway.console;

import io.javalin.http.sse.SseClient;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One browser that looks at the live view: sends {@code live} and {@code tally} when they changed
 * and {@code tick} with every frame, at least once a second, so that silence means a lost
 * connection. It closes its client before it leaves the feed, and the server stops only when all
 * have left: Javalin runs in circles when a client is closed on a server that is gone.
 */
final class LiveReader implements Runnable {
  private final LiveFeed feed;
  private final SseClient client;
  private final ZoneId zone;

  LiveReader(LiveFeed feed, SseClient client, ZoneId zone) {
    this.feed = feed;
    this.client = client;
    this.zone = zone;
  }

  @Override
  public void run() {
    try {
      LiveFeed.@Nullable Frame sent = null;
      while (!client.terminated()) {
        LiveFeed.Frame frame = feed.after(sent == null ? 0 : sent.number());
        if (frame == null) {
          return;
        }
        send(frame, sent);
        sent = frame;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      client.close();
      feed.leave();
    }
  }

  private void send(LiveFeed.Frame frame, LiveFeed.@Nullable Frame sent) {
    if (sent == null || sent.liveNumber() != frame.liveNumber()) {
      client.sendEvent("live", frame.live());
    }
    if (sent == null || sent.tallyNumber() != frame.tallyNumber()) {
      client.sendEvent("tally", frame.tally());
    }
    client.sendEvent("tick", new Answer(zone).put("now", frame.now()).json().toString());
  }
}
