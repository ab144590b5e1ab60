package org.serviceexchange.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Locale;
import java.util.Properties;

/**
 * Draws each model of {@code processes/} and {@code docs/models/} as {@code docs/images/<model>.svg} and {@code .png}, as
 * Camunda's own tools show it. A model of {@code processes/} that is divided by groups also gets a picture of each group,
 * {@code <model>-<group>.png}, in the width of a page. Run it after changing a model:
 *
 * <pre>mvn test-compile exec:java@pictures</pre>
 */
public final class ModelPictures {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path OVERVIEWS = Path.of("docs", "models");
    private static final Path PICTURES = Path.of("docs", "images");

    /** Twice the size in pixels, so that the labels stay sharp on a dense screen. */
    private static final double PNG_SCALE = 2;

    /** What a group's picture shows beside the group, in the model's units: the ends of the flows that leave it. */
    private static final int MARGIN = 4;

    private ModelPictures() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PICTURES);
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.launch(playwright)) {
            for (Path model : Models.files(PROCESSES.toString(), ".bpmn")) {
                draw(model, true, browser);
            }
            for (Path model : Models.files(OVERVIEWS.toString(), ".bpmn")) {
                draw(model, false, browser);
            }
        }
    }

    private static void draw(Path model, boolean divided, Browser browser) throws IOException {
        String name = model.getFileName().toString().replaceFirst("\\.bpmn$", "");
        Path svgFile = PICTURES.resolve(name + ".svg");
        Path pngFile = PICTURES.resolve(name + ".png");
        try (Page page = browser.newPage(new NewPageOptions().setDeviceScaleFactor(PNG_SCALE))) {
            page.setContent("<body style='margin: 0'><div id='canvas' style='width: 1000px; height: 1000px'></div>");
            // bpmn-js names its arrow heads by chance; counting instead keeps an unchanged model's picture unchanged
            page.evaluate("() => { let n = 0; Math.random = () => (n = (n + 0.381966) % 1); }");
            page.addScriptTag(new AddScriptTagOptions().setContent(viewer()));
            JsonNode drawn = new ObjectMapper().readTree((String) page.evaluate(
                    """
                    async xml => {
                      const viewer = new BpmnJS({ container: '#canvas' });
                      await viewer.importXML(xml);
                      const svg = (await viewer.saveSVG()).svg;
                      const left = Number(svg.match(/viewBox="([^ ]+)/)[1]);
                      const elements = viewer.get('elementRegistry');
                      return JSON.stringify({
                        svg,
                        header: elements.find(element => element.type === 'bpmn:Lane').x + 30 - left,
                        groups: elements
                          .filter(element => element.type === 'bpmn:Group' && !element.labelTarget)
                          .map(group => ({
                            name: group.businessObject.categoryValueRef.value,
                            x: group.x - left,
                            width: group.width
                          }))
                      });
                    }""",
                    Files.readString(model)));
            // a page in dark colours would swallow the black lines
            String svg = drawn.path("svg").asText().replaceFirst("<svg ", "<svg style=\"background: white\" ");
            Files.writeString(svgFile, svg);

            String picture = svg.substring(svg.indexOf("<svg "));
            page.setContent("<body style='margin: 0'>" + picture);
            page.locator("svg").screenshot(new ScreenshotOptions().setPath(pngFile));
            if (divided) {
                for (JsonNode group : drawn.path("groups")) {
                    String part =
                            group.path("name").asText().toLowerCase(Locale.ROOT).replace(' ', '-');
                    page.setContent("<body style='margin: 0'><div id='part' style='display: inline-flex'>"
                            + window(picture, 0, drawn.path("header").asInt())
                            + window(
                                    picture,
                                    group.path("x").asInt() - MARGIN,
                                    group.path("width").asInt() + 2 * MARGIN));
                    page.locator("#part")
                            .screenshot(new ScreenshotOptions()
                                    .setPath(PICTURES.resolve("%s-%s.png".formatted(name, part))));
                }
            }
        }
        System.out.printf("%s -> %s, %s%n", model, svgFile, pngFile);
    }

    /** A part of a picture: from {@code x} on, in its whole height. */
    private static String window(String picture, int x, int width) {
        return "<div style='width: %dpx; overflow: hidden'><div style='margin-left: %dpx'>%s</div></div>"
                .formatted(width, -x, picture);
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
