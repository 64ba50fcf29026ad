package org.htmst.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class KernelTest {

    @Test
    void everyBenchmarkIsAKernelAndEveryKernelABenchmark() {
        Set<String> methods = Stream.of(GridKernels.class, CodeKernels.class, BlockKernels.class)
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(method -> type.getName() + "." + method.getName()))
                .collect(Collectors.toSet());
        Set<String> kernels =
                Arrays.stream(Kernel.values()).map(Kernel::benchmark).collect(Collectors.toSet());
        assertEquals(methods, kernels);
    }

    @Test
    void kernelsDoWhatTheySay() {
        assertTrue(new GridKernels().capCover().outer().count() <= 256);
        assertEquals(new GridKernels().vectorToTrixel(), new GridKernels().placeToTrixel());
        assertTrue(new CodeKernels().rangesOfSamples().size() <= 256);
        assertTrue(new CodeKernels().rangesOfChunks().size() > 1);
        BlockKernels blocks = new BlockKernels();
        assertEquals(22, blocks.runMap().runs());
        assertTrue(blocks.prunedRuns() > 0 && blocks.prunedRuns() < blocks.values().length);
    }

    @Test
    void aMissedTargetIsToldInBothForms() {
        List<KernelResult> results =
                List.of(new KernelResult(Kernel.CAP_COVER, 999, 1), new KernelResult(Kernel.VALUES, 1e6, Double.NaN));
        assertTrue(printed(KernelReport.TEXT, results).contains("1,000 missed"));
        assertTrue(printed(KernelReport.JSONL, results).contains("\"met\":false"));
    }

    private static String printed(KernelReport form, List<KernelResult> results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.print(results, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
