package org.htmst.formats.poes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.file.Path;
import org.htmst.formats.FuzzedFile;

/** Tables of 16-second means. */
class TextFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull byte[] bytes) {
        FuzzedFile.read(Path.of("poes_n19_20140102.txt"), bytes);
    }
}
