package org.htmst.bench.jmh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.answer.print.Table;

/** The forms that the results can take. */
enum KernelReport {
    TEXT {
        @Override
        void print(List<KernelResult> results, PrintStream out) {
            List<List<Object>> rows = new ArrayList<>();
            for (KernelResult result : results) {
                Kernel kernel = result.kernel();
                String target = kernel.target().isEmpty()
                        ? "-"
                        : digits(kernel.target().getAsDouble()) + (result.isMet() ? " met" : " missed");
                rows.add(List.of(
                        kernel.toString(),
                        kernel.what(),
                        digits(result.perSecond()) + " " + kernel.unit() + "/s",
                        Double.isNaN(result.error()) ? "-" : "± " + digits(result.error()),
                        target));
            }
            new Table(List.of("kernel", "what", "measured", "error", "target"), rows).printText(out);
        }
    },
    JSONL {
        @Override
        void print(List<KernelResult> results, PrintStream out) {
            for (KernelResult result : results) {
                ObjectNode json = JsonNodeFactory.instance
                        .objectNode()
                        .put("kernel", result.kernel().toString())
                        .put("unit", result.kernel().unit() + "/s")
                        .put("measured", result.perSecond());
                if (!Double.isNaN(result.error())) {
                    json.put("error", result.error());
                }
                result.kernel().target().ifPresent(target -> json.put("at_least", target)
                        .put("met", result.isMet()));
                out.println(json);
            }
        }
    };

    abstract void print(List<KernelResult> results, PrintStream out);

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
