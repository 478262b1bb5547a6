package org.tallyport.gateway.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.wire.JournalId;

/** The written form of a cursor: time, journal, block and index between points. */
final class Cursors {
  private static final Pattern FORM =
      Pattern.compile("(-?\\d{1,18})\\.([0-9a-f][0-9a-f-]{7,35})\\.(\\d{1,18})\\.(\\d{1,9})");

  private Cursors() {}

  static String write(EventCursor cursor) {
    EventId id = cursor.id();
    return cursor.utcMicroseconds() + "." + id.journal() + "." + id.block() + "." + id.index();
  }

  static EventCursor read(String written) throws BadParameter {
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      throw new BadParameter("cursor", written, "the next_cursor of an answer, unchanged");
    }
    return new EventCursor(
        Long.parseLong(form.group(1)),
        new EventId(
            new JournalId(form.group(2)),
            Long.parseLong(form.group(3)),
            Integer.parseInt(form.group(4))));
  }
}
