package org.tallyport.gateway.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;

/** The page in a real browser: the system's Chromium, where there is one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePageTest {
  private static final double FIRST_PAINT_MS = 20_000;
  private static final double THREE_SECONDS_MS = 3_000;

  private Playwright playwright;
  private Browser browser;
  private Scene scene;
  private Page page;
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  void launch() {
    Optional<Path> chromium = chromium();
    Assumptions.assumeTrue(
        chromium.isPresent(), "skipped: no chromium on the PATH; the page was not tried");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    boolean root = "root".equals(System.getProperty("user.name"));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(root ? List.of("--no-sandbox") : List.of()));
    PlaywrightAssertions.setDefaultAssertionTimeout(FIRST_PAINT_MS);
  }

  private static Optional<Path> chromium() {
    Stream<String> folders =
        Stream.concat(
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
            Stream.of("/usr/bin"));
    return folders
        .flatMap(
            folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @AfterAll
  void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() {
    scene = new Scene();
    page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT));
    page.onPageError(faults::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(scene.address()) && !request.url().startsWith("data:")) {
            faults.add("a request leaves the site: " + request.url());
          }
        });
  }

  @AfterEach
  void close() {
    page.close();
    scene.close();
    assertEquals(List.of(), faults);
  }

  private void show() {
    page.navigate(scene.address());
    assertThat(page.locator("#connection")).hasText("● Live");
    assertThat(tile("sts-1").locator("svg.strip rect.slot")).hasCount(32);
  }

  private Locator tile(String equipment) {
    return page.locator("[data-equipment='" + equipment + "']");
  }

  private Locator figure(String equipment, String label) {
    return tile(equipment)
        .locator(".figures > div", new Locator.LocatorOptions().setHasText(label));
  }

  @Test
  void showsAMoveWhenItArrives() {
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-1), 4);
    show();
    assertThat(figure("sts-1", "Boxes").locator(".value")).hasText("4");
    assertThat(tile("sts-1").locator(".note")).hasText("No move: none in 24 hours");
    var mass = OptionalLong.of(24_310_000);
    scene.terminal.put(Scene.move(MemoryTerminal.CRANE, Scene.NOW.minusSeconds(9), 4, mass));
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-2), 1);
    assertThat(figure("sts-1", "Boxes").locator(".value"))
        .hasText("5", new LocatorAssertions.HasTextOptions().setTimeout(THREE_SECONDS_MS));
    assertThat(tile("sts-1").locator(".note")).containsText("Last discharge: 1 box, 24.3");
  }

  @Test
  void showsUnknownAsUnknownAndNotAsZero() {
    scene.board("board-a", true);
    scene.reading(MemoryTerminal.CRANE, Role.HOIST_LOAD, 0, 1, Quality.BAD);
    scene.reading(MemoryTerminal.CRANE, Role.SPREADER_LOCKED, 0, 0, Quality.GOOD);
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-1), 0);
    show();
    assertThat(figure("sts-1", "Boxes").locator(".value")).hasText("0");
    assertThat(tile("sts-1").locator(".meter-value")).hasText("▲ load sensor bad");
    assertThat(tile("sts-1").locator("rect.unknown-bar")).hasCount(30);
    assertThat(figure("portal-1", "Tonnes").locator(".value")).hasText("unknown");
    assertThat(figure("portal-1", "Tonnes").locator(".coverage"))
        .hasText("nothing of it is covered");
    assertThat(figure("track-1", "Wagons in").locator(".value")).hasText("unknown");
    assertThat(tile("portal-1").locator(".word")).hasText("Unknown");
    assertThat(tile("portal-1").locator(".why")).hasText("▨ board board-b was never seen");
    assertThat(page.locator("#target .headline")).hasText("unknown");
    assertThat(page.locator("#target .headline-note")).containsText("no target is configured");
  }

  @Test
  void saysWithinThreeSecondsThatTheGatewayIsGoneAndHeals() {
    scene.board("board-a", true);
    scene.reading(MemoryTerminal.CRANE, Role.HOIST_LOAD, 243, 1, Quality.GOOD);
    show();
    assertThat(tile("sts-1").locator(".word")).hasText("Idle");
    Runnable again = scene.stop();
    assertThat(page.locator("#connection"))
        .containsText(
            "Connection lost at 14:00",
            new LocatorAssertions.ContainsTextOptions().setTimeout(THREE_SECONDS_MS));
    assertThat(tile("sts-1").locator(".word")).hasText("Unknown");
    assertThat(tile("sts-1").locator(".why")).hasText("▨ no connection to the gateway");
    assertThat(tile("sts-1").locator(".meter-value")).hasText("unknown");
    again.run();
    assertThat(page.locator("#connection")).hasText("● Live");
    assertThat(tile("sts-1").locator(".word")).hasText("Idle");
  }

  @Test
  void showsTheTargetWithWhatIsKnownOfIt() {
    scene.terminal.put(Scene.attainment());
    show();
    Locator target = page.locator("#target");
    assertThat(target.locator("h2")).hasText("March 2026 against target");
    assertThat(target.locator(".headline")).containsText("92.0");
    assertThat(target.locator(".headline-note")).containsText("at least 90.1");
    assertThat(target.locator(".claim")).containsText("design capacity: 15,000,000");
    assertThat(target.locator("[data-figure='handled_tonnes']")).containsText("460,000");
    assertThat(target.locator("[data-figure='handled_tonnes']")).containsText("97.9");
    assertThat(target.locator("[data-figure='required_rate_tonnes_per_hour']"))
        .containsText("2,217");
  }

  @Test
  void listsBoardsAndGaps() {
    scene.board("board-a", true);
    scene.board("board-b", false);
    scene.terminal.put(
        Scene.gap(MemoryTerminal.CRANE, Scene.quarters(-3), Scene.quarters(-2), "power was lost"));
    show();
    assertThat(page.locator("#boards tbody tr")).hasCount(2);
    assertThat(page.locator("#boards tbody tr").nth(1)).containsText("Offline");
    assertThat(page.locator("#gaps tbody tr")).containsText("power was lost");
    assertThat(page.locator("#gaps tbody tr")).containsText("13:15 for 15");
  }

  @Test
  void showsAlarmsInWordsAndHidesTheirListWhileThereIsNone() {
    show();
    assertThat(page.locator("#alarms-panel")).isHidden();
    scene.terminal.put(Scene.fork("board-a", Scene.NOW.minusSeconds(60)));
    assertThat(page.locator("#alarms-panel"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(THREE_SECONDS_MS));
    assertThat(page.locator("#alarms tbody tr")).hasCount(1);
    assertThat(page.locator("#alarms tbody th")).hasText("■Fork");
    assertThat(page.locator("#alarms tbody tr")).containsText("board-a");
    assertThat(page.locator("#alarms tbody tr")).containsText("13:59");
    assertThat(page.locator("#alarms tbody tr")).containsText("has forked");
  }

  @Test
  void addsUpTheBoundaryAndShowsTheWagonsOfATrack() {
    scene.quarter(MemoryTerminal.CRANE, Scene.quarters(-1), 4);
    scene.quarter(MemoryTerminal.PORTAL, Scene.quarters(-1), 0);
    scene.trackQuarter(Scene.quarters(-2), 18, 6, 1);
    show();
    assertThat(figure("track-1", "Wagons in").locator(".value")).hasText("18");
    assertThat(figure("track-1", "Wagons out").locator(".value")).hasText("6");
    assertThat(page.locator("#today [data-figure='boxes']")).containsText("4");
    assertThat(page.locator("#today [data-figure='tonnes']")).containsText("80");
    assertThat(page.locator("#today [data-figure='wagons_in']")).hasCount(0);
  }

  @Test
  void fitsItsWidthAtTheDeskAndOnATablet() {
    scene.terminal.put(Scene.attainment());
    for (int width : new int[] {1920, 1280, 1024, 768}) {
      page.setViewportSize(width, 800);
      show();
      Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      assertTrue(((Number) overflow).intValue() <= 0, width + " px: " + overflow + " px too wide");
    }
  }
}
