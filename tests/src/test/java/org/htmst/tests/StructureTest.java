package org.htmst.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that keep the modules and packages as they were meant. */
@AnalyzeClasses(packages = "org.htmst", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.htmst.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_STORE_AND_NO_FILES = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.htmst.sphere",
                    "org.htmst.range",
                    "org.htmst.grid",
                    "org.htmst.time",
                    "org.htmst.code",
                    "org.htmst.cover",
                    "org.htmst.sample",
                    "org.htmst.track")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache..",
                    "ucar..",
                    "com.fasterxml..",
                    "java.nio.file..",
                    "org.htmst.hbase..",
                    "org.htmst.cli..");

    @ArchTest
    static final ArchRule INTERPOLATION_KNOWS_NO_STORE = noClasses()
            .that()
            .resideInAPackage("org.htmst.interpolation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.htmst.hbase..", "org.htmst.cli..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_HBASE = noClasses()
            .that()
            .resideOutsideOfPackages("org.htmst.hbase..", "org.htmst.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule BYTES_ARE_FREE_OF_HBASE = noClasses()
            .that()
            .resideInAPackage("org.htmst.hbase.schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");

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
        assertFalse(classes.stream().noneMatch(c -> c.getPackageName().equals("org.htmst.hbase.scan")));
        assertFalse(classes.stream().noneMatch(c -> c.getPackageName().equals("org.htmst.cover")));
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
