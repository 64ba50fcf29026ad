import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Adds up what the test reports of all modules say; the last thing that the build prints before its summary. */
final class CountTests {

    public static void main(String[] args) throws Exception {
        int classes = 0;
        int[] sums = new int[4];
        String[] names = {"tests", "failures", "errors", "skipped"};
        for (Path report : reports(Path.of(args[0]))) {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            classes++;
            for (int i = 0; i < names.length; i++) {
                sums[i] += Integer.parseInt(suite.getAttribute(names[i]));
            }
        }
        System.out.printf(
                "HTM-ST: %d tests in %d classes, %d failed, %d skipped%n",
                sums[0], classes, sums[1] + sums[2], sums[3]);
    }

    private static List<Path> reports(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(f -> f.getParent().endsWith("target/surefire-reports"))
                    .filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
    }
}
