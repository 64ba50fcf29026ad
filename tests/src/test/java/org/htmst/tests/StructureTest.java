package org.htmst.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.hbase.catalog.CatalogTable;
import org.htmst.hbase.catalog.Generations;
import org.htmst.hbase.catalog.Journal;
import org.htmst.hbase.catalog.RowCounters;
import org.htmst.hbase.catalog.SecondCopy;
import org.junit.jupiter.api.Test;

/** The rules that keep the modules and packages as they were meant. */
@AnalyzeClasses(packages = "org.htmst", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

    private static final int MOST_FILES = 25;

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.htmst.(**)").should().beFreeOfCycles();

    /** What stands on nothing of this program but itself and what is listed after it. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            "core",
                    List.of(
                            "org.htmst.sphere..",
                            "org.htmst.range..",
                            "org.htmst.grid..",
                            "org.htmst.time..",
                            "org.htmst.code..",
                            "org.htmst.cover..",
                            "org.htmst.sample..",
                            "org.htmst.track..",
                            "org.htmst.query..",
                            "org.htmst.region..",
                            "org.htmst.failure.."),
            "formats", List.of("org.htmst.formats.."),
            "store", List.of("org.htmst.hbase.."),
            "interpolation", List.of("org.htmst.interpolation.."),
            "answer", List.of("org.htmst.answer.."),
            "server", List.of("org.htmst.serve.."),
            "simulation", List.of("org.htmst.simulate.."),
            "client", List.of("org.htmst.client.."),
            "command line", List.of("org.htmst.cli.."),
            "benchmarks", List.of("org.htmst.bench.."));

    @ArchTest
    static void arrowsGoOneWay(JavaClasses classes) {
        Map<String, List<String>> mayKnow = Map.of(
                "core", List.of(),
                "formats", List.of("core"),
                "store", List.of("core", "formats"),
                "interpolation", List.of("core"),
                "simulation", List.of("core", "formats"),
                "client", List.of(),
                "answer", List.of("core", "formats", "store", "interpolation"),
                "server", List.of("core", "formats", "store", "answer"),
                "command line",
                        List.of(
                                "core",
                                "formats",
                                "store",
                                "interpolation",
                                "answer",
                                "server",
                                "simulation",
                                "client"),
                "benchmarks", List.of("core", "formats", "store", "answer", "simulation"));
        ARROWS.forEach((module, own) -> {
            Set<String> others = new TreeSet<>(ARROWS.keySet());
            others.remove(module);
            others.removeAll(mayKnow.get(module));
            noClasses()
                    .that()
                    .resideInAnyPackage(own.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.stream()
                            .flatMap(other -> ARROWS.get(other).stream())
                            .toArray(String[]::new))
                    .check(classes);
        });
    }

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_FILES_BUT_POLYGONS = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.htmst.sphere",
                    "org.htmst.range",
                    "org.htmst.grid",
                    "org.htmst.time",
                    "org.htmst.code",
                    "org.htmst.cover",
                    "org.htmst.sample",
                    "org.htmst.track",
                    "org.htmst.query")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "ucar..", "com.fasterxml..", "java.nio.file..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_HBASE = noClasses()
            .that()
            .resideOutsideOfPackages("org.htmst.hbase..", "org.htmst.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule BYTES_AND_PLANS_ARE_FREE_OF_HBASE = noClasses()
            .that()
            .resideInAnyPackage("org.htmst.hbase.codec", "org.htmst.hbase.key", "org.htmst.hbase.plan")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule ONLY_LOADING_AND_KEEPING_CHANGE_THE_CATALOG = noClasses()
            .that()
            .resideOutsideOfPackages("org.htmst.hbase.catalog.write", "org.htmst.hbase.load", "org.htmst.hbase.store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.htmst.hbase.catalog.write");

    @ArchTest
    static final ArchRule ONLY_THE_CATALOG_KNOWS_ITS_ROWS = noClasses()
            .that()
            .resideOutsideOfPackage("org.htmst.hbase.catalog..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(CatalogTable.class, Generations.class, Journal.class, RowCounters.class, SecondCopy.class);

    /**
     * A type that no other package uses is not public, but for programs and for those that {@code ServiceLoader}, HBase, ZooKeeper, JMH,
     * Spark or a session of Spark name.
     */
    @Test
    void noTypeIsMorePublicThanNeeded() throws IOException {
        Set<String> needed = new TreeSet<>();
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains("/META-INF/services/")) {
                    needed.addAll(Files.readAllLines(file));
                } else if (file.toString().matches(".*/src/(main|test)/java/.*\\.java")) {
                    texts.put(file.toString(), Files.readString(file));
                }
            }
        }
        Pattern imported = Pattern.compile("(?m)^import (?:static )?(org\\.htmst\\.[a-z0-9.]+\\.[A-Z]\\w*)");
        texts.values().forEach(text -> imported.matcher(text).results().forEach(found -> needed.add(found.group(1))));
        Pattern published = Pattern.compile(
                "(?m)^public (?:(?:final|abstract|sealed) )*(?:class|record|enum|interface|@interface) (\\w+)");
        Set<String> unneeded = new TreeSet<>();
        texts.forEach((file, text) -> {
            String type = file.replaceAll(".*/src/main/java/|\\.java$", "").replace('/', '.');
            boolean isByName = type.startsWith("org.htmst.hbase.embedded.access.")
                    || type.startsWith("org.htmst.bench.jmh.")
                    || type.matches("org\\.htmst\\.spark\\.(HtmSt(Catalog|Frames)|near\\.NearJoinExec)")
                    || text.contains("static void main(");
            if (file.contains("/src/main/java/") && published.matcher(text).find() && !isByName) {
                unneeded.add(type);
            }
        });
        unneeded.removeAll(needed);
        // What a call returns need not be imported to be used.
        JavaClasses built = new ClassFileImporter().importPackages("org.htmst");
        unneeded.removeIf(
                type -> built.get(type).getDirectDependenciesToSelf().stream().anyMatch(use -> !use.getOriginClass()
                        .getPackageName()
                        .equals(built.get(type).getPackageName())));
        assertEquals(Set.of(), unneeded);
    }

    @ArchTest
    static final ArchRule ONLY_COMMANDS_ARE_MADE_OF_OPTIONS = noClasses()
            .that()
            .resideOutsideOfPackages("org.htmst.cli..", "org.htmst.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule ONE_COMMAND_KNOWS_THE_SIMULATOR = noClasses()
            .that()
            .resideInAPackage("org.htmst.cli..")
            .and()
            .doNotHaveFullyQualifiedName("org.htmst.cli.store.SatelliteDay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.htmst.simulate..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_IS_INSIDE = classes()
            .should()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Constants");

    @ArchTest
    static void theClassesAreThere(JavaClasses classes) {
        assertFalse(classes.stream().noneMatch(c -> c.getPackageName().equals("org.htmst.cli")));
        assertFalse(classes.stream().noneMatch(c -> c.getPackageName().equals("org.htmst.hbase.read")));
        assertFalse(classes.stream().noneMatch(c -> c.getPackageName().equals("org.htmst.cover")));
    }

    @Test
    void noPackageIsTooLarge() throws IOException {
        Map<Path, Long> sizes = sources()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_FILES);
        assertEquals(Map.of(), sizes);
    }

    /** What is provided is not on the class path that the launcher gives to every command, nor is what it needs itself. */
    @Test
    void theSimulatorIsOnTheClassPathOfItsCommandAlone() throws IOException {
        String pom = Files.readString(Path.of("../htm-st-cli/pom.xml"));
        assertTrue(pom.contains("<artifactId>htm-st-simulate</artifactId><scope>provided</scope>"));
        for (String module : List.of("core", "formats", "hbase", "answer", "cli")) {
            assertFalse(
                    Files.readString(Path.of("../htm-st-" + module, "pom.xml")).contains("orekit"), module);
        }
    }

    /** Each line {@code module --> other} of the page's drawing is a dependency of that module's pom, and each of those is a line. */
    @Test
    void theDrawingOfTheModulesIsTrue() throws IOException {
        Pattern arrow = Pattern.compile("(?m)^ *([a-z-]+) --> ([a-z-]+)$");
        Set<String> drawn = new TreeSet<>();
        arrow.matcher(Files.readString(Path.of("../docs/architecture.md")))
                .results()
                .forEach(line -> drawn.add(line.group(1) + " --> " + line.group(2)));
        Pattern dependency = Pattern.compile(
                "<groupId>org.htmst</groupId><artifactId>([a-z-]+)</artifactId>(<scope>provided</scope>)?(</dependency>|\\s*<exclusions>)");
        Set<String> built = new TreeSet<>();
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            for (Path pom : folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                String module = pom.toRealPath().getParent().getFileName().toString();
                dependency
                        .matcher(Files.readString(pom))
                        .results()
                        .forEach(found -> built.add(module + " --> " + found.group(1)));
            }
        }
        assertEquals(built, drawn);
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(Path.of(".."))
                .filter(file -> file.toString().contains("src/main/java/"))
                .filter(file -> file.toString().endsWith(".java"));
    }

    @Test
    void everyPackageHasItsPage() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<Path> without = files.filter(f -> f.toString().contains("src/main/java/"))
                    .filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), without);
        }
    }
}
