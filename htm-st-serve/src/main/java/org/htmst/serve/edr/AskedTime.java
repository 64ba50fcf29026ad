package org.htmst.serve.edr;

import org.htmst.region.text.TimeText;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/** Times as the standard means them: both ends of an interval are inside, and an instant is that millisecond. */
final class AskedTime {

    private AskedTime() {}

    /**
     * The window of an instant, a day, month or year, or {@code START/END} with either side {@code ..}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    static TimeWindow parse(String text) {
        if (!text.contains("/") && text.contains("T")) {
            long ms = TimeText.instantMs(text);
            return new TimeWindow(ms, closed(ms));
        }
        TimeWindow window = TimeText.parse(text);
        return text.contains("/") ? new TimeWindow(window.startMs(), closed(window.endMs())) : window;
    }

    private static long closed(long ms) {
        return Math.min(TimeAxis.END_MS, ms + 1);
    }
}
