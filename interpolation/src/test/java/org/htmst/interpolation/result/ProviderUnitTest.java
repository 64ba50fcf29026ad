package org.htmst.interpolation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderUnitTest {

    @ParameterizedTest
    @CsvSource({
        "#/cm2-s-str, cm-2 s-1 sr-1, cm⁻² s⁻¹ sr⁻¹",
        "#/cm2-s-str-keV, cm-2 s-1 sr-1 keV-1, cm⁻² s⁻¹ sr⁻¹ keV⁻¹",
        "mW/m2-str, mW m-2 sr-1, mW m⁻² sr⁻¹",
        "#/s, s-1, s⁻¹",
        "nT, nT, nT",
        "hours, h, hours",
        "hour, hour, hour",
        "days, d, days",
        "minutes, min, minutes",
        "seconds, s, seconds",
        "millisec, ms, millisec",
        "deg, degree, deg",
        "W m-2, W m-2, W m-2",
        "'', 1, ''"
    })
    void isSpelledForFilesAndForPrint(String text, String udunits, String label) {
        assertEquals(udunits, new ProviderUnit(text).udunits());
        assertEquals(label, new ProviderUnit(text).label());
    }
}
