import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The house rules for source files: google-java-format, and tidiness. {@code check} lists what is
 * wrong and exits 1; {@code apply} formats in place and then checks the rest.
 */
final class Format {
  private static final int LONGEST = 250;
  private static final String MAIN = "/src/main/";
  private static final Path LONG_FILES = Path.of(".build/long-files.txt");
  private static final Path CLOCKS = Path.of(".build/clocks.txt");

  private static final Pattern UNFINISHED = Pattern.compile("\\bTODO\\b|\\bFIXME\\b");
  private static final Pattern AUTHOR = Pattern.compile("@author\\b");
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\bInstant(\\.now\\(\\)|::now)|\\bSystem(\\.|::)(nanoTime|currentTimeMillis)\\b"
              + "|\\bThread(\\.|::)sleep\\b|\\bnew Random\\(\\)|\\bMath(\\.|::)random\\b");
  private static final Pattern PACKAGE_NOTE =
      Pattern.compile("(?s)\\A\\s*(/\\*\\*.*?\\*/|(///[^\n]*\n)+).*\\bpackage\\s.*");

  private final boolean apply;
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  private Format(boolean apply) {
    this.apply = apply;
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 1 || !Set.of("check", "apply").contains(args[0])) {
      System.err.println("use: Format check|apply");
      System.exit(2);
    }
    System.exit(new Format(args[0].equals("apply")).run());
  }

  private int run() throws IOException {
    List<Path> files = sources();
    files.parallelStream().filter(Format::isJava).forEach(this::format);
    List<Path> main = files.stream().filter(f -> name(f).contains(MAIN)).toList();
    files.stream().filter(f -> !name(f).startsWith(".build/")).forEach(this::words);
    packages(main);
    length(main);
    clocks(main);
    faults.stream().sorted().forEach(System.err::println);
    if (!faults.isEmpty()) {
      System.err.println(faults.size() + " faults; the format is mended by:");
      System.err.println("  mvn -N validate exec:exec@format -Dformat=apply");
    }
    return faults.isEmpty() ? 0 : 1;
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        Path.of("."),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            boolean hidden = name.startsWith(".") && !name.equals(".") && !name.equals(".build");
            // The gateway has a stage of this name: only beside a pom it is what was built.
            boolean built =
                name.equals("target") && Files.exists(directory.resolveSibling("pom.xml"));
            return hidden || built || name.equals("node_modules")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.toString();
            if (Stream.of(".java", ".js", ".css", ".proto").anyMatch(name::endsWith)) {
              found.add(file.normalize());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private void format(Path file) {
    try {
      String text = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(text);
      if (formatted.equals(text)) {
        return;
      }
      if (apply) {
        Files.writeString(file, formatted);
        System.out.println("formatted " + name(file));
      } else {
        faults.add(name(file) + ": not formatted");
      }
    } catch (FormatterException e) {
      faults.add(name(file) + ": does not parse: " + e.getMessage().strip());
    } catch (IOException e) {
      faults.add(name(file) + ": " + e);
    }
  }

  private void words(Path file) {
    report(file, UNFINISHED, true, "finish it, or write an issue");
    report(file, AUTHOR, true, "the history knows the authors");
  }

  private void packages(List<Path> main) {
    Map<Path, Path> notes = new LinkedHashMap<>();
    for (Path file : main) {
      if (isJava(file)) {
        notes.put(file.getParent(), file.resolveSibling("package-info.java"));
      }
    }
    notes.forEach(
        (folder, note) -> {
          if (!Files.exists(note)) {
            faults.add(name(folder) + ": no package-info.java");
            return;
          }
          String text = read(note);
          if (!PACKAGE_NOTE.matcher(text).matches()) {
            faults.add(name(note) + ": no note that says what the package is");
          }
          if (!text.contains("NullMarked")) {
            faults.add(name(note) + ": not @NullMarked");
          }
        });
  }

  private void length(List<Path> main) {
    Set<String> excused = excuses(LONG_FILES);
    for (Path file : main) {
      long lines = read(file).lines().count();
      boolean excuse = excused.remove(name(file));
      if (lines > LONGEST && !excuse) {
        faults.add(name(file) + ": " + lines + " lines, at most " + LONGEST);
      } else if (lines <= LONGEST && excuse) {
        faults.add(LONG_FILES + ": " + name(file) + " is no longer long, strike it out");
      }
    }
    excused.forEach(gone -> faults.add(LONG_FILES + ": " + gone + " does not exist"));
  }

  private void clocks(List<Path> main) {
    Set<String> excused = excuses(CLOCKS);
    for (Path file : main) {
      if (isJava(file) && !excused.remove(name(file))) {
        report(file, CLOCK, false, "take time and chance as an argument");
      }
    }
    excused.forEach(gone -> faults.add(CLOCKS + ": " + gone + " does not exist"));
  }

  /** Lines of {@code path reason}; a path without a reason is a fault of its own. */
  private Set<String> excuses(Path list) {
    Set<String> paths = new HashSet<>();
    for (String line : read(list).lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", 2);
      if (parts.length < 2) {
        faults.add(list + ": " + parts[0] + " has no reason");
      }
      paths.add(parts[0]);
    }
    return paths;
  }

  private void report(Path file, Pattern pattern, boolean comments, String why) {
    int number = 0;
    for (String line : read(file).lines().toList()) {
      number++;
      String text = line.strip();
      boolean comment = text.startsWith("*") || text.startsWith("/*") || text.startsWith("//");
      Matcher matcher = pattern.matcher(line);
      if ((comments || !comment) && matcher.find()) {
        faults.add(name(file) + ":" + number + ": " + matcher.group() + ": " + why);
      }
    }
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }
}
