package org.htmst.serve.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class SpectraTest {

    private static Channel channel(String name, String unit, String description, Double... missing) {
        return new Channel(
                "made", name, "", Family.EP, "test", ValueType.FLOAT32, unit, description, List.of(missing), "");
    }

    @Test
    void channelsOfATelescopeBecomeOneArray() {
        List<DatasetParameter> spectra = Spectra.of(List.of(
                channel("tel0_flux_e1", "1", "flux >40 keV 0 deg", -999.0),
                channel("tel0_flux_e2", "1", "flux >130 keV 0 deg", -999.0),
                channel("tel0_flux_e3", "1", "flux >0.6 MeV 0 deg", -999.0),
                channel("tel90_flux_e1", "1", "flux >40 keV 90 deg"),
                channel("ted_flux_4", "1", "189 eV", -1.0),
                channel("ted_flux_8", "1", "844 eV"),
                channel("ted_flux_9", "2", "1 keV")));
        assertEquals(
                List.of("tel0_flux", "ted_flux"),
                spectra.stream().map(DatasetParameter::name).toList());
        assertEquals(
                List.of(40.0, 130.0, 600.0), spectra.get(0).bins().orElseThrow().centers());
        assertEquals(List.of(0.189, 0.844), spectra.get(1).bins().orElseThrow().centers());
        assertEquals("-999", spectra.get(0).fill());
        assertEquals("NaN", spectra.get(1).fill(), "no value stands for what is missing in all of them");
    }

    @Test
    void whatTellsNoEnergyOrFallsIsNone() {
        assertEquals(
                List.of(),
                Spectra.of(List.of(
                        channel("a1", "1", "first"),
                        channel("a2", "1", "second"),
                        channel("b1", "1", "90 keV"),
                        channel("b2", "1", "30 keV"),
                        channel("c1", "1", "from 1 keV to 2 keV"),
                        channel("c2", "1", "from 2 keV to 3 keV"))));
    }
}
