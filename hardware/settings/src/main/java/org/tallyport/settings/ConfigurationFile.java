package org.tallyport.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
   * Reads a file. Faults that leave something to read, such as a key that stands twice, come out
   * with all others in {@link #check}.
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
    Yaml.Mapping tree =
        YamlReader.read(text, faults).orElseThrow(() -> new InvalidConfiguration(faults.found()));
    return new ConfigurationFile(file, faults, new Section("", tree, faults, folder));
  }

  private static String text(Path file, Faults faults) throws InvalidConfiguration {
    try {
      long size = Files.size(file);
      if (size <= LARGEST_FILE) {
        return Files.readString(file);
      }
      faults.at(1, "", "has " + size + " bytes, wanted at most " + LARGEST_FILE);
    } catch (IOException e) {
      faults.at(1, "", "cannot be read: " + reason(e));
    }
    throw new InvalidConfiguration(faults.found());
  }

  private static String reason(IOException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "its permissions do not let this user";
      case CharacterCodingException _ -> "it is no text in UTF-8";
      default -> fault.toString();
    };
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
