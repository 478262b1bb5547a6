package org.tallyport.edge.uplink;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.edge.journal.Acknowledged;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.BoardMessages;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalStatus;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;
import org.tallyport.wire.Received;
import org.tallyport.wire.Topic;

/** One connection to the broker from its CONNECT to its end; the only place that gives out seq. */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int COMMANDS_PER_STEP = 256;
  private static final int BLOCKS_PER_STEP = 512;
  private static final long HISTORY_MICROSECONDS = 10_000_000;
  private static final long BACKLOG_MICROSECONDS = 5_000_000;
  private static final long SNAPSHOT_MICROSECONDS = 1_000_000;
  private static final long BIRTH_MICROSECONDS = 1_000_000;

  /** A broker may fail to give a retained STATE to who subscribes just when it is published. */
  private static final long ASK_MICROSECONDS = 5_000_000;

  private final Board board;
  private final Delivery delivery;
  private final Link link;
  private final int bdSeq;
  private final HostWatch host;
  private final long openedAt;
  private boolean subscribed;
  private @Nullable Births births;
  private @Nullable BoardMessages messages;
  private @Nullable Acknowledgement pending;
  private final ArrayDeque<Message> birthsLeft = new ArrayDeque<>();
  private boolean rebirth = true;
  private boolean behind;
  private long askedAt;
  private long bornAt = Long.MIN_VALUE / 2;
  private long snapshotAt = Long.MIN_VALUE / 2;
  private int seq;

  Session(Board board, Delivery delivery, Link link, int bdSeq, long nowMicroseconds) {
    this.board = board;
    this.delivery = delivery;
    this.link = link;
    this.bdSeq = bdSeq;
    host = new HostWatch(board.settings().primaryHost());
    openedAt = nowMicroseconds;
  }

  /**
   * Does what is due.
   *
   * @param now pacing time; what is told of readings goes by the board's clock
   * @return why the session is over; empty while it goes on
   */
  Optional<String> step(long now) {
    return switch (link.state()) {
      case Link.State.Connecting _ -> connecting(now);
      case Link.State.Down down -> Optional.of(down.reason());
      case Link.State.Up _ -> up(now);
    };
  }

  /** Says good-bye where it can and ends the link. */
  void close() {
    if (link.state() instanceof Link.State.Up && born()) {
      link.publish(BoardMessages.nodeDeath(board.settings().node(), bdSeq));
    }
    link.close(link.state() instanceof Link.State.Up);
  }

  boolean born() {
    return messages != null;
  }

  private Optional<String> connecting(long now) {
    long most = board.settings().connectTimeout().toNanos() / 1_000;
    return now - openedAt < most ? Optional.empty() : Optional.of("no answer to CONNECT");
  }

  private Optional<String> up(long now) {
    if (!subscribed) {
      subscribe();
      askForHost(now);
    } else if (!host.there() && now - askedAt >= ASK_MICROSECONDS) {
      askForHost(now);
    }
    for (int i = 0; i < COMMANDS_PER_STEP; i++) {
      Optional<Message> message = link.poll();
      if (message.isEmpty()) {
        break;
      }
      take(board.decoder().decode(message.get(), _ -> null), now);
    }
    if (host.gone() && born()) {
      return Optional.of("the primary host is gone");
    }
    acknowledge(now);
    if (!host.there() || !journalStands() || (rebirth && !giveBirths(now))) {
      return Optional.empty();
    }
    if (delivery.timedOut(now)) {
      board.counters().add(UplinkCount.TIMEOUTS);
    }
    snapshots(now);
    sendBlocks(now);
    return Optional.empty();
  }

  private void subscribe() {
    subscribed = true;
    for (String filter : BoardMessages.commandFilters(board.settings().node())) {
      link.subscribe(filter, 1);
    }
  }

  /** Subscribing again makes the broker give its retained message again. */
  private void askForHost(long now) {
    askedAt = now;
    board
        .settings()
        .primaryHost()
        .ifPresent(hostId -> link.subscribe(new Topic.Host(hostId).text(), 1));
  }

  private void take(Received received, long now) {
    switch (received) {
      case Received.Acknowledged acknowledged -> {
        acknowledge(now);
        pending = acknowledged.acknowledgement();
      }
      case Received.Fork fork -> {
        boolean moved =
            board.journal().fork(fork.journal(), fork.number(), board.clock().utcMicroseconds());
        rebirth |= moved;
      }
      case Received.Rebirth _ -> rebirth = true; // while births are under way: they are the answer
      case Received.HostState state -> host.take(state);
      case Received.Refused refused -> {
        board.counters().add(UplinkCount.REFUSED);
        LOG.warn("a message was not understood: {}", refused.reason());
      }
      case Received.OtherCommand _,
          Received.NodeBirth _,
          Received.DeviceBirth _,
          Received.NodeDeath _,
          Received.DeviceDeath _,
          Received.BlockReceived _,
          Received.Snapshot _,
          Received.OtherData _,
          Received.UnknownAlias _ -> {}
    }
  }

  private void acknowledge(long now) {
    Acknowledgement waiting = pending;
    if (waiting == null) {
      return;
    }
    Acknowledged taken = board.journal().acknowledge(waiting);
    pending = taken == Acknowledged.BUSY ? waiting : null;
    switch (taken) {
      case TAKEN -> {
        board.counters().add(UplinkCount.ACKNOWLEDGED);
        if (delivery.of(waiting.journal())) {
          delivery.acknowledged(waiting.number());
        }
      }
      case OLD -> {
        if (delivery.of(waiting.journal()) && delivery.repeated(waiting.number(), now)) {
          board.counters().add(UplinkCount.TIMEOUTS);
        }
      }
      case FOREIGN -> board.counters().add(UplinkCount.FOREIGN_ACKNOWLEDGEMENTS);
      case BUSY -> {}
    }
  }

  /** Blocks may only follow births that named their journal. */
  private boolean journalStands() {
    Optional<JournalStatus> status = board.journal().draining();
    status.ifPresent(s -> rebirth |= !delivery.of(s.journal()));
    return status.isPresent();
  }

  /** Gives the births as far as the transport takes them; true when all are given. */
  private boolean giveBirths(long now) {
    if (birthsLeft.isEmpty() && !prepareBirths(now)) {
      return false;
    }
    while (!birthsLeft.isEmpty()) {
      if (!link.publish(birthsLeft.element())) {
        return false;
      }
      birthsLeft.remove();
    }
    rebirth = false;
    board.counters().add(UplinkCount.BIRTHS);
    return true;
  }

  private boolean prepareBirths(long now) {
    Optional<JournalStatus> status = board.journal().draining();
    Births next = board.births();
    if (now - bornAt < BIRTH_MICROSECONDS || status.isEmpty() || !next.ready()) {
      return false;
    }
    UplinkSettings settings = board.settings();
    BoardMessages speak =
        new BoardMessages(settings.node(), board.signals().equipments(), settings.compression());
    long utc = utcMilliseconds();
    birthsLeft.add(speak.nodeBirth(bdSeq, utc, status.get(), List.of()));
    seq = 1;
    for (int i = 0; i < board.signals().equipments().size(); i++) {
      EquipmentId equipment = board.signals().equipment(i);
      birthsLeft.add(speak.deviceBirth(seq, utc, equipment, next.live(i), next.superseded(i)));
      advance();
    }
    delivery.begin(status.get());
    if (births == null) {
      board.journal().tellAgain();
    }
    births = next;
    messages = speak;
    bornAt = now;
    return true;
  }

  private void sendBlocks(long now) {
    for (int i = 0; i < BLOCKS_PER_STEP; i++) {
      StoredBlock next = delivery.next();
      if (next == null) {
        behind &= !delivery.idle();
        return;
      }
      boolean again = delivery.again(next);
      long age = age(next.block().content());
      behind = age > BACKLOG_MICROSECONDS;
      if (!link.publish(message(next, again || age > HISTORY_MICROSECONDS))) {
        return;
      }
      advance();
      delivery.sent(next, now);
      board.counters().add(again ? UplinkCount.RESENT : UplinkCount.SENT);
    }
  }

  private Message message(StoredBlock stored, boolean historical) {
    BoardMessages speak = java.util.Objects.requireNonNull(messages);
    Births born = java.util.Objects.requireNonNull(births);
    Block block = stored.block();
    long utc = utcMilliseconds();
    try {
      return speak.block(seq, utc, block, alias -> born.definitions().get(alias), historical);
    } catch (IllegalArgumentException e) {
      board.counters().add(UplinkCount.SET_ASIDE);
      LOG.error("block {} cannot be encoded and goes as a gap: {}", block.number(), e.getMessage());
      Block gap = stored.givenUp("the block could not be encoded").block();
      return speak.block(seq, utc, gap, alias -> born.definitions().get(alias), historical);
    }
  }

  /** While a backlog drains, people see present values all the same. */
  private void snapshots(long now) {
    if (!behind || births == null || messages == null || now - snapshotAt < SNAPSHOT_MICROSECONDS) {
      return;
    }
    snapshotAt = now;
    for (int i = 0; i < board.signals().equipments().size(); i++) {
      Message snapshot =
          messages.snapshot(seq, utcMilliseconds(), board.signals().equipment(i), births.live(i));
      if (!link.publish(snapshot)) {
        return;
      }
      advance();
      board.counters().add(UplinkCount.SNAPSHOTS);
    }
  }

  /** By the board's clock, as the readings are. */
  private long age(Content content) {
    return switch (content) {
      case Content.Readings readings ->
          readings.boot() == board.clock().bootId()
              ? board.clock().monotonicMicroseconds() - readings.throughMicroseconds()
              : Long.MAX_VALUE;
      case Content.Gap _, Content.Clock _, Content.Definition _, Content.Dropped _ -> 0;
    };
  }

  private void advance() {
    seq = seq + 1 & 0xFF;
  }

  private long utcMilliseconds() {
    return Math.max(0, board.clock().utcMicroseconds() / 1_000);
  }
}
