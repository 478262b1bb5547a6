package org.tallyport.simulator.stepped;

/** MQTT topic filters (MQTT 3.1.1, 4.7). */
final class TopicFilter {
  private TopicFilter() {}

  /** Whether a topic falls under a filter with {@code +} and {@code #}. */
  static boolean matches(String filter, String topic) {
    int at = 0;
    int in = 0;
    while (at < filter.length()) {
      char wanted = filter.charAt(at);
      if (wanted == '#') {
        return true;
      }
      if (wanted == '+') {
        in = endOfLevel(topic, in);
        at++;
      } else if (in < topic.length() && topic.charAt(in) == wanted) {
        in++;
        at++;
      } else {
        return in == topic.length() && filter.startsWith("/#", at);
      }
    }
    return in == topic.length();
  }

  private static int endOfLevel(String topic, int from) {
    int end = topic.indexOf('/', from);
    return end < 0 ? topic.length() : end;
  }
}
