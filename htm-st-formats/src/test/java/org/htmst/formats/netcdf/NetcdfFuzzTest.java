package org.htmst.formats.netcdf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.file.Path;
import org.htmst.formats.FuzzedFile;

/** NetCDF files. */
class NetcdfFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull byte[] bytes) {
        FuzzedFile.read(Path.of("poes_n19_20140102_proc.nc"), bytes);
    }
}
