package org.tallyport.simulator.plants;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * All classes of Tallyport once more, with some of them patched. Other libraries, and the simulated
 * disk, which stands in SQLite's one native library, are those of everybody.
 */
final class PlantedClasses extends URLClassLoader {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String OWN = "org.tallyport.";
  private static final String SHARED = "org.tallyport.simulator.disk.";

  private PlantedClasses(URL[] urls, ClassLoader parent) {
    super("planted", urls, parent);
  }

  /**
   * Compiles a plant.
   *
   * @param folder for the patched classes
   */
  static PlantedClasses of(Plant plant, Path folder) throws IOException {
    Files.createDirectories(folder);
    compile(plant, folder);
    List<URL> urls = new ArrayList<>();
    urls.add(folder.toUri().toURL());
    for (String entry : CLASS_PATH.split(File.pathSeparator, -1)) {
      urls.add(url(entry));
    }
    return new PlantedClasses(urls.toArray(URL[]::new), PlantedClasses.class.getClassLoader());
  }

  private static URL url(String entry) throws MalformedURLException {
    return Path.of(entry).toUri().toURL();
  }

  private static void compile(Plant plant, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources = new ArrayList<>();
    for (Map.Entry<Path, String> source : plant.sources().entrySet()) {
      sources.add(new Source(source.getKey(), source.getValue()));
    }
    List<String> options =
        List.of("-cp", CLASS_PATH, "-d", folder.toString(), "-proc:none", "-nowarn");
    StringWriter messages = new StringWriter();
    if (!compiler.getTask(messages, null, null, options, null, sources).call()) {
      throw new IOException("plant " + plant.name() + " does not compile:\n" + messages);
    }
    try (Stream<Path> made = Files.walk(folder)) {
      if (made.noneMatch(path -> path.toString().endsWith(".class"))) {
        throw new IOException("plant " + plant.name() + " gave no class");
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN) || name.startsWith(SHARED)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      @Nullable Class<?> known = findLoadedClass(name);
      return known != null ? known : findClass(name);
    }
  }
}
