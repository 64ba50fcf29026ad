package org.htmst.serve.hapi;

import java.util.Locale;
import java.util.stream.Collectors;
import org.htmst.serve.dataset.DatasetKind;
import org.htmst.serve.dataset.Datasets;
import org.htmst.serve.dataset.IsoText;

/** What people see who open {@code /hapi} in a browser. */
final class LandingPage {

    private LandingPage() {}

    /** The page; it names all datasets, and how to read one. */
    static String of(Datasets datasets) {
        String rows = datasets.all().stream()
                .filter(dataset -> dataset.kind() == DatasetKind.SAMPLES
                        && dataset.region().isEmpty())
                .map(dataset -> "<tr><td><a href=\"/hapi/info?dataset=" + dataset.id() + "\">" + dataset.id()
                        + "</a></td><td>" + escaped(dataset.title()) + "</td><td>"
                        + IsoText.time(dataset.window().startMs()) + "</td><td>"
                        + IsoText.time(dataset.window().endMs()) + "</td></tr>\n")
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>HTM-ST: HAPI</title>
                <style>body{font:16px/1.5 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}\
                table{border-collapse:collapse}td,th{padding:.2em 1em .2em 0;text-align:left}</style></head>
                <body>
                <h1>Satellite samples over HAPI</h1>
                <p>This server speaks HAPI %s (Heliophysics Application Programmer's Interface):
                <a href="/hapi/about">about</a>, <a href="/hapi/capabilities">capabilities</a>,
                <a href="/hapi/catalog">catalog</a>, <code>info?dataset=…</code> and
                <code>data?dataset=…&amp;start=…&amp;stop=…</code>. Of each satellite there are also datasets of regions,
                of passages through these, and by L, which <a href="/catalog">the page of all datasets</a> lists and searches.</p>
                <pre>from hapiclient import hapi
                data, meta = hapi(SERVER, DATASET, '', START, STOP)</pre>
                <table>
                <tr><th>dataset</th><th>samples of</th><th>from</th><th>to</th></tr>
                %s</table>
                </body>
                </html>
                """,
                InfoDocument.VERSION,
                rows);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
