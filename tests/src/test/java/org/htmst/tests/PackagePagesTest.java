package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples on the pages of packages compile, each in its package, and those that need no more than a file or a store run. */
@ExtendWith(TestStore.class)
class PackagePagesTest {

    private static final Path ROOT = Path.of("..");
    private static final long DAY_MS = 1_571_875_200_000L;
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern FENCE = Pattern.compile("(?s)```java\n(.*?)```");

    private static final Pattern BLOCK = Pattern.compile("<pre>\\{@code\\s(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern EXPRESSION =
            Pattern.compile("\\{@code\\s+((?:new [A-Z]|[A-Z]\\w*\\.\\w+\\()[^{}]*\\))\\}");
    private static final Pattern TYPE = Pattern.compile("(?m)^public (?:\\w+ )*(?:class|interface|record|enum) (\\w+)");

    /** What is on a page that is no Java. */
    private static final Predicate<String> OTHER =
            Pattern.compile("htm-st |time,satellite,").asPredicate();

    /** What the examples take for given, by name. */
    private static final Map<String, String> GIVEN = given(
            """
            org.apache.hadoop.hbase.client.Connection connection
            org.apache.hadoop.hbase.client.Table table
            org.apache.hadoop.conf.Configuration conf
            org.htmst.hbase.load.Loader loader
            org.htmst.hbase.catalog.Granule granule
            org.htmst.hbase.store.Store store
            org.htmst.hbase.store.StoreView view
            org.htmst.hbase.guard.Guard guard
            org.htmst.time.TimeWindow week
            org.htmst.time.TimeWindow window
            org.htmst.sphere.LonLat place
            org.htmst.simulate.orbit.Track track
            org.htmst.simulate.field.MagneticTrack magnetic
            org.htmst.bench.report.BenchReport report
            org.htmst.bench.archive.Archive archive
            org.htmst.bench.server.BenchServer server
            org.htmst.serve.dataset.DatasetRegister register
            org.htmst.bench.system.ArchiveSystem system
            org.htmst.bench.system.QueryRun other
            org.htmst.bench.query.BenchQuery query
            java.util.List<org.htmst.bench.system.ArchiveSystem> systems
            java.util.List<org.htmst.bench.query.BenchQuery> queries
            org.htmst.near.Points points
            org.htmst.near.NearSamples samples
            org.htmst.interpolation.result.LocalTimeMaps maps
            java.nio.file.Path file
            java.nio.file.Path home
            java.nio.file.Path folder
            java.nio.file.Path part
            java.time.LocalDate day
            java.io.PrintStream progress
            byte[] key
            long[] timeMs
            double[] lonDeg
            double[] latDeg
            double[] flux
            double[] values
            boolean[] calibrating
            long t
            long seed
            """);

    /** Where an example is about one sample. */
    private static final Map<String, String> GIVEN_OF_ONE = given(
            """
            long timeMs
            double lonDeg
            double latDeg
            double flux
            """);

    private static final Set<String> OF_ONE = Set.of("org.htmst.code", "org.htmst.interpolation");

    private static final List<Example> EXAMPLES = new ArrayList<>();

    @TempDir
    private static Path folder;

    /** An example as a class of its own. */
    private record Example(String packageName, String type, String code) {

        String name() {
            return packageName + "." + type;
        }

        /** Whether it would write files, use the store of whoever runs the tests, or measure for minutes. */
        boolean reachesOut() {
            return code.contains("Path.of(")
                    || packageName.equals("org.htmst.cli")
                    || packageName.startsWith("org.htmst.bench");
        }

        /** The names it takes for given and does not declare itself. */
        Set<String> needs() {
            Set<String> needs = new TreeSet<>();
            GIVEN.forEach((name, type) -> {
                boolean used = Pattern.compile("(?<![.\\w])" + name + "\\b(?!\\()")
                        .matcher(code.replaceAll("\"[^\"]*\"", ""))
                        .find();
                boolean declared = Pattern.compile("[\\w>\\]] " + name + "( =|\\))|\\b" + name + " ->")
                        .matcher(code)
                        .find();
                if (used && !declared) {
                    needs.add(name);
                }
            });
            return needs;
        }

        private String type(String name) {
            return isOfOne(name) ? GIVEN_OF_ONE.get(name) : GIVEN.get(name);
        }

        boolean isOfOne(String name) {
            return OF_ONE.contains(packageName) && GIVEN_OF_ONE.containsKey(name);
        }

        String source(Set<String> imports) {
            String parameters =
                    needs().stream().map(name -> type(name) + " " + name).collect(Collectors.joining(", "));
            return "package " + packageName + ";\n"
                    + imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining())
                    + "public class " + type + " {\n  public static void run(" + parameters
                    + ") throws Exception {\n" + code + "\n  }\n}\n";
        }
    }

    private static Map<String, String> given(String lines) {
        Map<String, String> given = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int space = line.lastIndexOf(' ');
            given.put(line.substring(space + 1), line.substring(0, space));
        });
        return given;
    }

    @BeforeAll
    static void findAndCompile() throws IOException {
        Map<String, List<String>> types = new LinkedHashMap<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher name = PACKAGE.matcher(text);
            Matcher type = TYPE.matcher(text);
            if (source.endsWith("package-info.java")) {
                find(text);
            } else if (name.find() && type.find()) {
                types.computeIfAbsent(type.group(1), t -> new ArrayList<>()).add(name.group(1) + "." + type.group(1));
            }
        }
        Matcher fence = FENCE.matcher(Files.readString(ROOT.resolve("docs/library.md")));
        while (fence.find()) {
            add("org.htmst.tests.library", fence.group(1));
        }
        List<JavaFileObject> made = new ArrayList<>();
        for (Example example : EXAMPLES) {
            Set<String> imports = new TreeSet<>(Set.of(
                    "java.nio.file.*",
                    "java.time.*",
                    "java.util.*",
                    "org.apache.hadoop.hbase.client.ConnectionFactory",
                    "org.apache.hadoop.hbase.client.Connection",
                    "org.apache.hadoop.hbase.client.Get",
                    "org.apache.hadoop.hbase.client.Result"));
            types.forEach((type, names) -> {
                boolean own = names.stream().anyMatch(name -> name.equals(example.packageName + "." + type));
                if (!own && names.size() == 1 && example.code.matches("(?s).*\\b" + type + "\\b.*")) {
                    imports.add(names.get(0));
                }
            });
            made.add(new Source(example.name(), example.source(imports)));
        }
        compile(made);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static void find(String page) {
        Matcher name = PACKAGE.matcher(page);
        assertTrue(name.find(), page);
        String text = page.replaceAll("(?m)^ \\* ?", "");
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (!OTHER.test(block.group(1))) {
                add(name.group(1), block.group(1).replace("...", ""));
            }
        }
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            boolean statement = expression.group(1).matches("\\w+\\.write\\(.*|.*\\.write\\([^()]*\\)");
            add(name.group(1), (statement ? "" : "Object result = ") + expression.group(1) + ";");
        }
    }

    private static void add(String packageName, String code) {
        EXAMPLES.add(new Example(packageName, "PageExample" + EXAMPLES.size(), code));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }

    private static void compile(List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), "-Xlint:none");
        boolean compiled =
                compiler.getTask(said, null, null, options, null, sources).call();
        assertTrue(compiled, said.toString());
    }

    @Test
    void mostPackagesHaveAnExample() {
        assertTrue(EXAMPLES.size() >= 40, EXAMPLES.size() + " examples");
    }

    @Test
    void thoseThatNeedOnlyFilesOrAStoreRun(TestStore.Running running) throws Exception {
        Path file = SampleFiles.NETCDF.get(1);
        Path home = ((StoreLocation.Embedded) running.location()).home();
        Map<String, Object> values = Map.of(
                "file",
                file,
                "home",
                home,
                "store",
                running.store(),
                "view",
                running.store().view(),
                "timeMs",
                MadeSamples.times(DAY_MS, 10, 1),
                "place",
                new LonLat(-45, -30),
                "week",
                org.htmst.time.TimeWindow.ALWAYS,
                "t",
                0L,
                "values",
                new double[] {7, 7, 9, 7});
        int ran = 0;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            for (Example example : EXAMPLES) {
                if (values.keySet().containsAll(example.needs()) && !example.reachesOut()) {
                    Method run = Stream.of(loader.loadClass(example.name()).getMethods())
                            .filter(method -> method.getName().equals("run"))
                            .findFirst()
                            .orElseThrow();
                    ran += ran(
                            run,
                            example.needs().stream()
                                    .map(name -> example.isOfOne(name) ? DAY_MS : values.get(name))
                                    .toArray());
                }
            }
        }
        assertTrue(ran >= 10, ran + " ran");
    }

    /** 1 if it ran; what a package keeps to itself is not for a class that another loader made. */
    private static int ran(Method run, Object[] arguments) throws ReflectiveOperationException {
        try {
            run.invoke(null, arguments);
            return 1;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalAccessError) {
                return 0;
            }
            throw e;
        }
    }
}
