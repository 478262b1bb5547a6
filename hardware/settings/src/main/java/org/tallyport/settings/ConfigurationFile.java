package org.tallyport.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One configuration file, read once. */
public final class ConfigurationFile {
  private static final long LARGEST_FILE = 1 << 20;

  private final Path file;
  private final Faults faults;
  private final Section root;

  private ConfigurationFile(Path file, Faults faults, Section root) {
    this.file = file;
    this.faults = faults;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidConfiguration when it cannot be read or is no YAML
   */
  public static ConfigurationFile read(Path file) throws InvalidConfiguration {
    return of(file, text(file, new Faults(file.toString())));
  }

  /**
   * Reads a text that was got elsewhere.
   *
   * @param file what messages call it, and where relative paths in it begin
   * @throws InvalidConfiguration when it is no YAML
   */
  public static ConfigurationFile of(Path file, String text) throws InvalidConfiguration {
    Faults faults = new Faults(file.toString());
    Path folder = file.toAbsolutePath().resolveSibling("");
    Section root = new Section("", YamlReader.read(text, faults), faults, folder);
    ConfigurationFile read = new ConfigurationFile(file, faults, root);
    read.check();
    return read;
  }

  private static String text(Path file, Faults faults) throws InvalidConfiguration {
    try {
      long size = Files.size(file);
      if (size <= LARGEST_FILE) {
        return Files.readString(file);
      }
      faults.at(1, "", "has " + size + " bytes, wanted at most " + LARGEST_FILE);
    } catch (IOException e) {
      faults.at(1, "", "cannot be read: " + e);
    }
    throw new InvalidConfiguration(faults.found());
  }

  /** The whole file. */
  public Section root() {
    return root;
  }

  /** Takes faults that were found outside of a section. */
  public Faults faults() {
    return faults;
  }

  /** A path of the file, relative to the file's folder. */
  public Path resolve(String path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }

  /** Throws if any fault was found so far. */
  public void check() throws InvalidConfiguration {
    if (!faults.found().isEmpty()) {
      throw new InvalidConfiguration(faults.found());
    }
  }
}
