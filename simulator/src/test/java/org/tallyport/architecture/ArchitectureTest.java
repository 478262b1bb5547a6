package org.tallyport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The arrows between modules and between the stages inside the two programs. A module or stage may
 * see what is listed for it and itself; every other arrow fails here.
 */
class ArchitectureTest {
  private static final String ROOT = "org.tallyport.";

  /** Module (first package below the root) to the modules it may see. */
  private static final Map<String, Set<String>> MODULES =
      Map.of(
          "equipment", Set.of(),
          "settings", Set.of("equipment"),
          "driver", Set.of("equipment"),
          "wire", Set.of("equipment"),
          "edge", Set.of("equipment", "settings", "wire"),
          "gateway", Set.of("equipment", "settings", "wire"),
          "simulator", Set.of("equipment", "settings", "driver", "wire", "edge", "gateway"));

  /**
   * The way of a reading on the board, from left to right; each stage sees those to its left. At
   * its end {@code inspect}, which no stage sees and which looks into journal files.
   */
  private static final List<String> BOARD =
      List.of(
          "config", "sample", "condition", "journal", "uplink", "health", "supervise", "inspect");

  /**
   * What each stage of the gateway may see, in the order of a reading's way; {@code loop} is the
   * corridor that joins them.
   */
  private static final Map<String, Set<String>> GATEWAY =
      Map.ofEntries(
          Map.entry("broker", Set.of()),
          Map.entry("host", Set.of()),
          Map.entry("ingest", Set.of()),
          Map.entry("live", Set.of()),
          Map.entry("recognise", Set.of()),
          Map.entry("tally", Set.of("recognise")),
          Map.entry("fold", Set.of("recognise", "tally")),
          Map.entry("target", Set.of("recognise", "tally")),
          Map.entry("config", Set.of("recognise", "tally", "target")),
          Map.entry("ledger", Set.of("config", "ingest", "recognise", "tally", "fold")),
          Map.entry(
              "loop", Set.of("host", "ingest", "live", "recognise", "tally", "fold", "ledger")),
          Map.entry(
              "console",
              Set.of(
                  "config", "recognise", "tally", "fold", "target", "ledger", "ingest", "live")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tallyport");

  @Test
  void seesEveryModule() {
    for (String program : List.of("edge", "gateway", "simulator")) {
      assertTrue(CLASSES.contain(ROOT + program + ".Main"), program + " is not on the class path");
    }
  }

  /** A module or stage that nobody lists could point anywhere. */
  @Test
  void listsEveryModuleAndStage() {
    assertEquals(MODULES.keySet(), below(ROOT));
    assertEquals(Set.copyOf(BOARD), below(ROOT + "edge."));
    assertEquals(GATEWAY.keySet(), below(ROOT + "gateway."));
  }

  /** The first names of packages below one. */
  private static Set<String> below(String root) {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(root))
        .map(name -> name.substring(root.length()).replaceFirst("\\..*", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void onlyTestsSeeTheExtension() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.tallyport.simulator..")
            .and()
            .resideOutsideOfPackage("org.tallyport.simulator.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tallyport.simulator.junit..", "org.junit.."));
  }

  @TestFactory
  List<DynamicTest> modulesFollowTheirArrows() {
    return MODULES.keySet().stream().sorted().map(m -> arrows(ROOT, m, MODULES)).toList();
  }

  @TestFactory
  List<DynamicTest> boardStagesSeeOnlyTheirLeft() {
    return BOARD.stream()
        .filter(stage -> BOARD.indexOf(stage) < BOARD.size() - 1)
        .map(
            stage ->
                forbid(
                    ROOT + "edge.",
                    stage,
                    Set.copyOf(BOARD.subList(BOARD.indexOf(stage) + 1, BOARD.size()))))
        .toList();
  }

  @TestFactory
  List<DynamicTest> gatewayStagesFollowTheirArrows() {
    return GATEWAY.keySet().stream()
        .sorted()
        .filter(stage -> !stage.equals("console"))
        .map(stage -> arrows(ROOT + "gateway.", stage, GATEWAY))
        .toList();
  }

  @Test
  void onlyMainSeesTheConsole() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.tallyport.gateway.console..")
            .and()
            .resideOutsideOfPackage("org.tallyport.gateway")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tallyport.gateway.console.."));
  }

  @Test
  void equipmentHasNoThirdPartyCode() {
    check(
        classes()
            .that()
            .resideInAPackage("org.tallyport.equipment..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.tallyport.equipment.."));
  }

  @Test
  void onlyDriversAndSimulatorTouchMetal() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.tallyport.equipment..",
                "org.tallyport.wire..",
                "org.tallyport.edge..",
                "org.tallyport.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.pi4j..", "org.eclipse.milo.."));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.tallyport.(**)").should().beFreeOfCycles());
  }

  private static DynamicTest arrows(String root, String from, Map<String, Set<String>> allowed) {
    Set<String> forbidden = new TreeSet<>(allowed.keySet());
    forbidden.removeAll(allowed.getOrDefault(from, Set.of()));
    forbidden.remove(from);
    return forbid(root, from, forbidden);
  }

  private static DynamicTest forbid(String root, String from, Set<String> forbidden) {
    String[] packages = forbidden.stream().map(to -> root + to + "..").toArray(String[]::new);
    return DynamicTest.dynamicTest(
        from + " does not see " + forbidden,
        () ->
            check(
                noClasses()
                    .that()
                    .resideInAPackage(root + from + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages)));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
