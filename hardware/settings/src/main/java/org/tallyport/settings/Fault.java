package org.tallyport.settings;

/**
 * One fault of a configuration.
 *
 * @param file the configuration's file, as it was named
 * @param line from 1 on
 * @param path where in the tree, such as {@code sources.plc1.endpoint}; empty for the whole file
 * @param message what is wrong with which value, the limit, and the way out
 */
public record Fault(String file, int line, String path, String message)
    implements Comparable<Fault> {
  @Override
  public int compareTo(Fault other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
