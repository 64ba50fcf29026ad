package org.htmst.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class DerivedChannelsTest {

    private static final List<Channel> STORED =
            List.of(channel("flux_a", "a/0", "ifc_a"), channel("flux_b", "b/0", "ifc_b"), channel("c", "", ""));

    private static Channel channel(String name, String alias, String flag) {
        return new Channel("p", name, alias, Family.EP, "i", ValueType.FLOAT32, "1", "d", List.of(), flag);
    }

    private static DerivedChannels of(String... definitions) {
        return new DerivedChannels(
                "p",
                STORED,
                List.of(definitions).stream().map(Definition::parse).toList());
    }

    @Test
    void aChannelHasTheFlagsAndTheFamilyOfWhatItIsMadeOf() {
        DerivedChannels derived = of("r=a/0/b/0", "s=r + c", "t=a/0 * 2", "place=lat + 1");
        DerivedChannel r = derived.find("r").orElseThrow();
        assertEquals(List.of("flux_a", "flux_b"), r.expression().inputs());
        assertEquals("flux_a / flux_b", r.channel().description());
        assertEquals(Family.EP, r.channel().family());
        assertEquals(List.of("ifc_a", "ifc_b"), derived.find("s").orElseThrow().flags());
        String both = r.channel().calibration();
        assertEquals("coalesce(\"ifc_a\", 0) > 0 or coalesce(\"ifc_b\", 0) > 0", both);
        assertEquals("ifc_a", derived.find("t").orElseThrow().channel().calibration());
        assertEquals("", derived.find("place").orElseThrow().channel().calibration());
        assertEquals(4, derived.all().size());
    }

    @Test
    void theDescriptionHasTheExpressionAndItsSource() {
        Definition definition = new Definition("p", "r", "a/0", "u", Family.P, "what", "who");
        DerivedChannel channel = new DerivedChannels("p", STORED, List.of(definition)).get("r");
        assertEquals("what; computed: flux_a [who]", channel.channel().description());
        assertEquals(Family.P, channel.channel().family());
        assertEquals("u", channel.channel().unit());
    }

    @Test
    void circlesAndWhatTheProductLacksAreRefused() {
        DerivedChannels derived = of("a1=b1", "b1=c1 + c", "c1=a1", "d=nothing");
        assertEquals(Optional.empty(), derived.find("a1"));
        IllegalArgumentException circle = assertThrows(IllegalArgumentException.class, () -> derived.get("a1"));
        assertTrue(circle.getMessage().contains("a1 needs b1 needs c1 needs a1"), circle.getMessage());
        IllegalArgumentException lacks = assertThrows(IllegalArgumentException.class, () -> derived.get("d"));
        assertTrue(lacks.getMessage().contains("'nothing'"), lacks.getMessage());
        assertEquals(List.of(), derived.all());
    }

    @Test
    void whatFilesHaveComesFirst() {
        assertEquals(Optional.empty(), of("c=a/0").find("c"));
        assertTrue(new DerivedChannels("q", List.of(), List.of(Definition.parse("r=lat")))
                .find("r")
                .isPresent());
        Definition other = new Definition("q", "r", "lat", "", null, "", "");
        assertEquals(List.of(), new DerivedChannels("p", STORED, List.of(other)).all());
    }

    @Test
    void setsOfTheProgramReadAndNeedNoMoreThanEachOther() {
        int definitions = 0;
        for (DefinitionSet set : DefinitionSet.all()) {
            for (Definition definition : set.of(Optional.of("p"))) {
                Expression.parse(definition.expression(), none -> false);
                assertTrue(!definition.reference().isEmpty(), definition.name());
                assertTrue(!definition.description().isEmpty(), definition.name());
                definitions++;
            }
        }
        assertEquals(89, definitions);
        assertThrows(IllegalArgumentException.class, () -> DefinitionSet.get("nothing"));
        assertThrows(IllegalArgumentException.class, () -> DefinitionSet.get("magnetic")
                .of(Optional.empty()));
    }
}
