package org.tallyport.edge.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tallyport.settings.Section;

/** Looks at the disk before a start; a running board lives with a disk that fails. */
final class JournalPlace {
  private JournalPlace() {}

  /**
   * Reports why a journal cannot be at a path.
   *
   * @param section the part {@code journal}, whose {@code path} it is
   */
  static void look(Path journal, Section section) {
    Path folder = journal.toAbsolutePath().getParent();
    if (!section.settings().sound("path") || folder == null) {
      return;
    }
    if (Files.isDirectory(journal)) {
      section.fault("path", "is " + journal + ", a folder; wanted a file");
    } else if (!Files.isDirectory(folder)) {
      String file = Files.exists(folder) ? "which is no folder" : "which is not there; make it";
      section.fault("path", "is " + journal + ", in the folder " + folder + ", " + file);
    } else if (!Files.isWritable(folder)) {
      section.fault("path", "is " + journal + ", in a folder that this user cannot write to");
    } else if (Files.exists(journal) && !Files.isWritable(journal)) {
      section.fault("path", "is " + journal + ", a file that this user cannot write to");
    }
  }
}
