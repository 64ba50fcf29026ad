package org.htmst.tests.mutant;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.htmst.formats.SourceContent;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import uk.ac.bristol.star.cdf.CdfContent;
import uk.ac.bristol.star.cdf.CdfReader;
import uk.ac.bristol.star.cdf.Variable;
import uk.ac.bristol.star.cdf.record.Bufs;

/** What jcdf makes of a CDF file without any thought. */
final class PlainCdf {

    private PlainCdf() {}

    /** How the samples differ from the raw records, if all of these are samples and in the order of time; a value may be missing. */
    static Optional<String> fault(byte[] bytes, SourceContent content) {
        SampleTable table = content.samples();
        try {
            CdfContent cdf = new CdfContent(new CdfReader(Bufs.createBuf(ByteBuffer.wrap(bytes), true, true)));
            Map<String, Variable> variables = Arrays.stream(cdf.getVariables())
                    .collect(Collectors.toMap(Variable::getName, Function.identity(), (a, b) -> a));
            if (table.size() != content.samplesRead() || !isInOrder(variables.values(), table.size())) {
                return Optional.empty();
            }
            for (int c = 0; c < table.channels().size(); c++) {
                Channel channel = table.channels().get(c);
                Variable variable = variables.get(channel.name());
                if (variable == null) {
                    continue;
                }
                Object raw = variable.createRawValueArray();
                for (int i = 0; i < table.size(); i++) {
                    variable.readRawRecord(i, raw);
                    double value = Array.getDouble(raw, 0);
                    double stored = table.values()[c][i];
                    if (stored != value && !channel.isMissing(stored)) {
                        return Optional.of(
                                channel.name() + " of record " + i + " is " + value + ", but " + stored + " was read");
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("was accepted, but a plain reading fails: " + MutantReader.trace(e));
        }
    }

    /** Whether the times of the file never go back. */
    private static boolean isInOrder(Collection<Variable> variables, int records) throws IOException {
        for (Variable variable : variables) {
            if (variable.getDataType().getName().equals("EPOCH") && variable.getRecordCount() == records) {
                Object raw = variable.createRawValueArray();
                double last = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < records; i++) {
                    variable.readRawRecord(i, raw);
                    if (Array.getDouble(raw, 0) < last) {
                        return false;
                    }
                    last = Array.getDouble(raw, 0);
                }
                return true;
            }
        }
        return false;
    }
}
