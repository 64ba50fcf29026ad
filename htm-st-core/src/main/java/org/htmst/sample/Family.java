package org.htmst.sample;

/** The physical kind of a channel; each kind is one HBase column family, named by the constant (Kang et al. 2017, table 2). */
public enum Family {
    EF("electric field"),
    MF("magnetic field"),
    EP("energetic particles"),
    NG("neutral gas"),
    P("plasma"),
    I("irradiance");

    private final String meaning;

    Family(String meaning) {
        this.meaning = meaning;
    }

    /** What the two letters stand for, in words. */
    public String meaning() {
        return meaning;
    }
}
