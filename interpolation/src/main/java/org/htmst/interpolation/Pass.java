package org.htmst.interpolation;

import java.util.Optional;

/**
 * A stretch of a track on which latitude only rises or only falls, without a gap: at most from pole to pole.
 *
 * @param first index of its first sample
 * @param end index after its last
 * @param direction empty where latitude never changes, as of a lone sample
 */
record Pass(int first, int end, Optional<Direction> direction) {

    boolean isOf(Direction asked) {
        return asked == Direction.BOTH || direction.filter(asked::equals).isPresent();
    }
}
