package org.htmst.sphere;

import java.util.function.Predicate;

/**
 * A connected part of the sphere as rings see it.
 *
 * @param box around it, with the safety margin
 * @param mayMeet false of an edge that stays away from it by the safety margin, wherever their boxes are
 * @param place one of its places
 * @param direction of that place
 */
record Patch(LonLatBox box, Predicate<Edge> mayMeet, LonLat place, UnitVector direction) {

    static Patch of(SphericalTriangle t) {
        Edge ab = Edge.of(t.a(), t.b()).unit();
        Edge bc = Edge.of(t.b(), t.c()).unit();
        Edge ca = Edge.of(t.c(), t.a()).unit();
        // A great circle parts them: that of the edge, or that of a side.
        Predicate<Edge> mayMeet =
                edge -> !isAside(t, edge) && !isBehind(edge, ab) && !isBehind(edge, bc) && !isBehind(edge, ca);
        return new Patch(LonLatBox.of(t), mayMeet, t.a().lonLat(), t.a());
    }

    static Patch of(Bounds b) {
        double reachDeg = b.radiusDeg() + Margin.SAFETY_DEG;
        double reach = reachDeg < 90 ? Math.sin(Math.toRadians(reachDeg)) : 1;
        UnitVector centre = b.direction();
        return new Patch(LonLatBox.of(b), edge -> Math.abs(edge.height(centre)) <= reach, b.centre(), centre);
    }

    private static boolean isAside(SphericalTriangle t, Edge edge) {
        double a = edge.height(t.a());
        double b = edge.height(t.b());
        double c = edge.height(t.c());
        return Math.min(a, Math.min(b, c)) > Margin.SAFETY || Math.max(a, Math.max(b, c)) < -Margin.SAFETY;
    }

    private static boolean isBehind(Edge edge, Edge side) {
        return side.height(edge.from()) < -Margin.SAFETY && side.height(edge.to()) < -Margin.SAFETY;
    }
}
