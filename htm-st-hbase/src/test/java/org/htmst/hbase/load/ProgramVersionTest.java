package org.htmst.hbase.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgramVersionTest {

    @Test
    void isThatOfTheBuild() {
        assertTrue(ProgramVersion.CURRENT.matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?"), ProgramVersion.CURRENT);
    }
}
