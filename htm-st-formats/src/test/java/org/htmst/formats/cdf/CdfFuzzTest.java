package org.htmst.formats.cdf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.file.Path;
import org.htmst.formats.FuzzedFile;

/** CDF files. */
class CdfFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull byte[] bytes) {
        FuzzedFile.read(Path.of("a.cdf"), bytes);
    }
}
