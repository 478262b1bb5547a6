package org.tallyport.wire.paho;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyport.wire.Message;

/** Messages that wait to be polled, bounded in number and bytes; one thread in, one out. */
final class Inbox {
  private final int mostMessages;
  private final long mostBytes;
  private final ConcurrentLinkedQueue<Message> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  Inbox(int mostMessages, long mostBytes) {
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
  }

  /** Takes a message, or drops and counts it. */
  void offer(Message message) {
    int size = message.payload().length;
    if (messages.get() >= mostMessages || bytes.get() + size > mostBytes) {
      dropped.incrementAndGet();
      return;
    }
    messages.incrementAndGet();
    bytes.addAndGet(size);
    waiting.add(message);
  }

  Optional<Message> poll() {
    Message next = waiting.poll();
    if (next == null) {
      return Optional.empty();
    }
    messages.decrementAndGet();
    bytes.addAndGet(-next.payload().length);
    return Optional.of(next);
  }

  long dropped() {
    return dropped.get();
  }
}
