package org.htmst.hbase.load;

import java.util.Optional;

/** The version of this program, as its jar's manifest has it. */
public final class ProgramVersion {

    /** Such as {@code 0.1.0}; {@code development} when run from classes without a manifest. */
    public static final String CURRENT = Optional.ofNullable(
                    ProgramVersion.class.getPackage().getImplementationVersion())
            .orElse("development");

    private ProgramVersion() {}
}
