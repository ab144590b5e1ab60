package org.serviceexchange.onboarding;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Locator.ScreenshotOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Draws each model of {@code processes/} as {@code docs/images/<model>.svg} and {@code .png}, as Camunda's own tools
 * show it. Run it after changing a model:
 *
 * <pre>mvn test-compile exec:java@pictures</pre>
 */
public final class ModelPictures {

    private static final Path MODELS = Path.of("processes");
    private static final Path PICTURES = Path.of("docs", "images");

    /** Twice the size in pixels, so that the labels stay sharp on a dense screen. */
    private static final double PNG_SCALE = 2;

    private ModelPictures() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PICTURES);
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.launch(playwright)) {
            for (Path model : models()) {
                draw(model, browser);
            }
        }
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    private static void draw(Path model, Browser browser) throws IOException {
        String name = model.getFileName().toString().replaceFirst("\\.bpmn$", "");
        Path svgFile = PICTURES.resolve(name + ".svg");
        Path pngFile = PICTURES.resolve(name + ".png");
        try (Page page = browser.newPage(new NewPageOptions().setDeviceScaleFactor(PNG_SCALE))) {
            page.setContent("<body style='margin: 0'><div id='canvas' style='width: 1000px; height: 1000px'></div>");
            // bpmn-js names its arrow heads by chance; counting instead keeps an unchanged model's picture unchanged
            page.evaluate("() => { let n = 0; Math.random = () => (n = (n + 0.381966) % 1); }");
            page.addScriptTag(new AddScriptTagOptions().setContent(viewer()));
            String svg = (String) page.evaluate(
                    """
                    async xml => {
                      const viewer = new BpmnJS({ container: '#canvas' });
                      await viewer.importXML(xml);
                      return (await viewer.saveSVG()).svg;
                    }""",
                    Files.readString(model));
            // a page in dark colours would swallow the black lines
            svg = svg.replaceFirst("<svg ", "<svg style=\"background: white\" ");
            Files.writeString(svgFile, svg);

            page.setContent("<body style='margin: 0'>" + svg.substring(svg.indexOf("<svg ")));
            page.locator("svg").screenshot(new ScreenshotOptions().setPath(pngFile));
        }
        System.out.printf("%s -> %s, %s%n", model, svgFile, pngFile);
    }

    /** The source of bpmn-js, from whichever version of its webjar is on the classpath. */
    private static String viewer() {
        Properties webjar = new Properties();
        try (InputStream properties = resource("META-INF/maven/org.webjars.npm/bpmn-js/pom.properties")) {
            webjar.load(properties);
            String path = "META-INF/resources/webjars/bpmn-js/%s/dist/bpmn-viewer.production.min.js";
            try (InputStream script = resource(path.formatted(webjar.getProperty("version")))) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return ModelPictures.class.getClassLoader().getResourceAsStream(name);
    }
}
