package org.htmst.tests.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Command lines that are nearly right. Each stands for itself: what it names lies in one folder, and a store that it asks for
 * cannot be opened.
 */
final class CommandMutants {

    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final int LONG = 20_000;

    /** Good lines, of all commands; a space parts arguments. */
    private static final List<String> LINES = List.of(
            "count --cap -45,-30,45 --time 2019-10-24/P1D",
            "count --cap 0,0 --radius-km 500 --satellite noaa-15,metop-02",
            "count --lat 80,90 --lat=-90,-80 --local-time 20,4",
            "count --box 270,-50,360,0 --where L_IGRF>3.5 --keep-flagged",
            "count --polygon polygon.geojson --summary --channel e3/90",
            "count --region saa --not-region auroral-north --format json",
            "query --lon 350,10 --time 2019-10-24T00:00:00Z/2019-10-24T12:00:00Z --limit 3 --order time",
            "query --channel mep_ele_tel90_flux_e3,L_IGRF -o a.csv --format csv",
            "query --not-cap 10,20,30 --not-lat 10,20 --not-lon 30,40 --not-box 1,2,3,4 --columns time,lon,lat",
            "query --time ../2019-10-24 --format geojson -o a.geojson --overwrite",
            "explain --cap -45,-30,45 --channel e1/0 --plan-only",
            "interpolate --channel e1/0 --time 2019-10-24/P1D -o maps.nc --bins 8 --radius-km 500 --power 3 --level 7",
            "interpolate --channel e1/0 -o a.nc --bin 0,3 --bin 21,24 --part-of-day --statistic median --space log10",
            "interpolate --channel e1/0 -o a-{start}.nc --every 13.5d --time 2014-02-01/P27D --max-memory 512m",
            "interpolate --channel e1/0 --validate --hold-out 0.2 --seed 3 --format json --from cells",
            "interpolate --channel e1/0 -o a.tif --grid 0.5deg --axis magnetic-local-time --direction ascending",
            "map a.nc -o a.png --projection mollweide --palette viridis --min 1 --max 1e6 --scale log",
            "map a.nc -o a.pdf --projection north --edge 40 --centre 100 --width 1200 --height 800 --dpi 300",
            "map a.nc -o a.svg --bin 0,3 --far hatch --title Flux",
            "map a.nc -o a.csv --grid 1deg",
            "tracks --channel e1/0 --region saa -o a.png --time 2019-10-24/PT6H --width 1200",
            "passes --region saa --channel e1/0 --gap 30s --min-samples 5 --limit 3 --statistic max,p95 --format csv",
            "plot --channel e1/0 --by time:1h,L:1 --L 1,8 -o a.png --time 2019-10-24/PT6H --width 1200 --axis 1,8",
            "plot --channel e1/0,e3/0 --by time:1h,satellite --band p25,p75 --statistic median -o a.svg --scale log",
            "plot --channel e1/0 --by MLT:1,L:0.5 --kind dial --panel satellite -o a.pdf",
            "ls channels --format csv",
            "ls granules --satellite noaa-19 --product poes-proc",
            "status --format json",
            "load --descriptor polygon.geojson a.csv",
            "load a.nc b.nc",
            "init --regions 8 --time 2019-01-01/P10D",
            "verify --format json",
            "verify 17 18",
            "export --satellite noaa-15 -o a.nc",
            "rm 17",
            "rm poes_n1?_* --yes",
            "ls channels mep_* e?/90",
            "count --direction descending --L 4,6 --mlt 21,3",
            "rm --satellite noaa-15 --product poes-proc --time 2019-10-24/P1D --yes",
            "vacuum --grace PT1H --compact",
            "server status",
            "server start --idle-stop PT30M",
            "grid id -45,-30 45,80 --level 12 --format csv",
            "grid cell N310",
            "grid cover --cap -45,-30,5 --level 6 --max-ranges 64",
            "grid cover --polygon polygon.geojson --level 5 --format json",
            "grid cover --box 170,-10,190,10 --not-cap 180,0,3 --level 7",
            "simulate --time 2014-07-01/P2D --satellite noaa-15,metop-02 --channel e1/0 --seed 5 --into-store",
            "demo --samples nowhere --output a.nc",
            "completion",
            "version",
            "help query");

    private static final List<String> HOSTILE = List.of(
            "nan",
            "NaN",
            "inf",
            "-Infinity",
            "1e999",
            "-1e999",
            "1e-999",
            "-0",
            "+5",
            "0x10",
            "1_000",
            "5f",
            "5d",
            "\u0663",
            "99999999999999999999",
            "-9223372036854775808",
            "2147483648",
            "1e308,1e308,1e308",
            "",
            " ",
            ",",
            ",,,",
            "--",
            "-",
            "/",
            "..",
            "@polygon.geojson",
            "@@",
            "%s%n%d",
            "${sys:user.home}",
            "$(id)",
            "`id`",
            "\u0000",
            "a\u0000b",
            "\n",
            "a\nb\nc",
            "\u001b[31mred",
            "\u202e",
            "\ud800",
            "\"",
            "'",
            "\\",
            "P1D",
            "PT-1S",
            "P9999999D",
            "PT9999999999999H",
            "2019-02-30/P1D",
            "9999-12-31/P9999999D",
            "-999999999-01-01/..",
            "+999999999-12-31/..",
            "0000-01-01/6299-01-01",
            "../..",
            "0,24",
            "24,0",
            "L_IGRF > > 3",
            "L_IGRF >= 1e999",
            "> 3",
            "x".repeat(LONG),
            "9".repeat(LONG),
            "1,".repeat(LONG),
            "(".repeat(LONG));

    private static final String LETTERS = "0123456789.,-+/:TZPed=@%$#~*?!;<>()[]{}\"'\\ \t\n\0\u001b\u00e9\u65e5";

    private final long seed;

    CommandMutants(long seed) {
        this.seed = seed;
    }

    /**
     * A command line and the polygon file it may name.
     *
     * @param number by which the same one can be made again
     * @param kind of damage
     * @param arguments the line
     * @param polygon the file
     */
    record CommandMutant(int number, String kind, List<String> arguments, byte[] polygon) {

        void write(Path folder) throws IOException {
            Files.write(folder.resolve("polygon.geojson"), polygon);
        }
    }

    CommandMutant mutant(int number) {
        RandomGenerator random = new SplittableRandom(seed + STEP * (number + 1));
        if (random.nextInt(4) == 0) {
            return ofFile(number, random);
        }
        List<String> arguments = words(pick(LINES, random));
        int changes = 1 + random.nextInt(3);
        String kind = "";
        for (int i = 0; i < changes; i++) {
            String change = change(arguments, random);
            kind = i == 0 ? change : kind;
        }
        return new CommandMutant(number, "option: " + kind, harmless(arguments), PolygonMutations.GOOD);
    }

    private static CommandMutant ofFile(int number, RandomGenerator random) {
        boolean descriptor = random.nextInt(3) == 0;
        Mutation mutation = pick(descriptor ? JsonMutations.all() : PolygonMutations.all(), random);
        byte[] good = descriptor ? PolygonMutations.DESCRIPTOR : PolygonMutations.GOOD;
        String line = descriptor
                ? "load --descriptor polygon.geojson a.csv"
                : "grid cover --polygon polygon.geojson --level 4 --format csv";
        return new CommandMutant(
                number,
                (descriptor ? "descriptor, " : "polygon, ") + mutation.kind(),
                words(line),
                mutation.change().apply(good, random));
    }

    private static String change(List<String> arguments, RandomGenerator random) {
        int at = random.nextInt(arguments.size());
        String argument = arguments.get(at);
        switch (random.nextInt(8)) {
            case 0 -> {
                arguments.set(at, lettersChanged(argument, random));
                return "letters";
            }
            case 1 -> {
                arguments.set(at, numberChanged(argument, random));
                return "hostile number in a value";
            }
            case 2 -> {
                arguments.set(at, pick(HOSTILE, random));
                return "hostile value";
            }
            case 3 -> {
                if (arguments.size() > 1) {
                    arguments.remove(at);
                }
                return "argument left out";
            }
            case 4 -> {
                arguments.add(random.nextInt(arguments.size() + 1), argument);
                return "argument twice";
            }
            case 5 -> {
                arguments.set(at, arguments.set(random.nextInt(arguments.size()), argument));
                return "arguments exchanged";
            }
            case 6 -> {
                List<String> other = words(pick(LINES, random));
                arguments.addAll(other.subList(random.nextInt(other.size()), other.size()));
                return "arguments of another command";
            }
            default -> {
                arguments.set(at, argument.substring(0, random.nextInt(argument.length() + 1)));
                return "argument cut short";
            }
        }
    }

    private static String lettersChanged(String argument, RandomGenerator random) {
        StringBuilder letters = new StringBuilder(argument);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(letters.length() + 1);
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            if (at == letters.length() || random.nextInt(3) == 0) {
                letters.insert(at, letter);
            } else if (random.nextBoolean()) {
                letters.setCharAt(at, letter);
            } else {
                letters.deleteCharAt(at);
            }
        }
        return letters.toString();
    }

    private static String numberChanged(String argument, RandomGenerator random) {
        String hostile = pick(HOSTILE, random).replace("\\", "\\\\").replace("$", "\\$");
        return random.nextBoolean()
                ? argument.replaceFirst("-?\\d+(\\.\\d+)?", hostile)
                : argument.replaceAll("-?\\d+(\\.\\d+)?", hostile);
    }

    /** No line may write, or serve a store, outside of its folder; nor look at this machine's own store. */
    private static List<String> harmless(List<String> arguments) {
        return arguments.stream()
                .map(a -> a.startsWith("/") || a.startsWith("~") ? "." + a : a)
                .map(a -> a.replace("=/", "=./").replaceFirst("^-([od])/", "-$1./"))
                .map(a -> a.contains("../") && !a.startsWith("../2") ? a.replace("../", "./") : a)
                .filter(a -> !a.startsWith("--h") && !a.startsWith("--conf") && !a.equals("--debug"))
                // Days written to files take their time.
                .filter(a -> !a.startsWith("-d") && !a.startsWith("--di"))
                .toList();
    }

    private static List<String> words(String line) {
        return new ArrayList<>(Stream.of(line.split(" ")).toList());
    }

    private static <T> T pick(List<T> things, RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }
}
