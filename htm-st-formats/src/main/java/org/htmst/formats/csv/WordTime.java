package org.htmst.formats.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as several numbers with blanks between them, each named by a word of the format: {@code year day-of-year second-of-day} reads
 * {@code 2019 297 23400.5}. The finest of them may have decimals. What is told twice, as a date by month and day and by the day of the
 * year, must agree.
 */
final class WordTime implements CsvTimeFormat.Notation {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}(?:\\.0*)?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(?:\\.\\d{0,40})?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})([-/]?)(?:(\\d\\d)\\2(\\d\\d)|(\\d{3}))");
    private static final BigDecimal DAY_MS = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal SIXTY_S = BigDecimal.valueOf(60_000);

    private final List<Word> words;

    /** What a number may be; the finest comes last. */
    private enum Word {
        DATE("date", 0, 0, 0),
        YEAR("year", 0, 0, 9999),
        MONTH("month", 0, 1, 12),
        DAY("day", 86_400_000, 1, 31),
        DAY_OF_YEAR("day-of-year", 86_400_000, 1, 366),
        HOUR("hour", 3_600_000, 0, 24),
        MINUTE("minute", 60_000, 0, 59),
        SECOND_OF_DAY("second-of-day", 1000, 0, 86_400),
        SECOND("second", 1000, 0, 60),
        MS_OF_DAY("ms-of-day", 1, 0, 86_400_000),
        MS("ms", 1, 0, 999);

        private final String label;
        private final BigDecimal unitMs;
        private final int least;
        private final int most;

        Word(String label, int unitMs, int least, int most) {
            this.label = label;
            this.unitMs = BigDecimal.valueOf(unitMs);
            this.least = least;
            this.most = most;
        }

        static List<Word> all(String format) {
            List<Word> all = new ArrayList<>();
            for (String label : format.strip().split("\\s+")) {
                for (Word word : values()) {
                    if (word.label.equals(label)) {
                        all.add(word);
                    }
                }
            }
            return all;
        }
    }

    private WordTime(List<Word> words) {
        this.words = words;
    }

    /** Whether a format is one of words, right or not. */
    static boolean isFormat(String format) {
        return Word.all(format).size() == format.strip().split("\\s+").length;
    }

    /**
     * The notation of a format.
     *
     * @throws IllegalArgumentException if its words tell no day, one of them twice, or the time of day in two ways
     */
    static WordTime of(String format) {
        List<Word> words = Word.all(format);
        boolean date = words.contains(Word.DATE);
        boolean monthAndDay = words.contains(Word.MONTH) && words.contains(Word.DAY);
        boolean oneOfThem = words.contains(Word.MONTH) != words.contains(Word.DAY);
        boolean year = words.contains(Word.YEAR) && (monthAndDay || words.contains(Word.DAY_OF_YEAR));
        boolean ofDay = words.contains(Word.SECOND_OF_DAY) || words.contains(Word.MS_OF_DAY);
        boolean clock = words.contains(Word.HOUR);
        boolean gap = words.contains(Word.MINUTE) && !clock
                || words.contains(Word.SECOND) && !words.contains(Word.MINUTE)
                || words.contains(Word.MS) && !words.contains(Word.SECOND) && !words.contains(Word.SECOND_OF_DAY);
        boolean twice = words.stream().distinct().count() < words.size()
                || ofDay && clock
                || words.contains(Word.SECOND_OF_DAY) && words.contains(Word.MS_OF_DAY)
                || date && (words.contains(Word.YEAR) || !words.stream().noneMatch(WordTime::isDay));
        if (date == year || oneOfThem || gap || twice) {
            throw new IllegalArgumentException("time format '" + format
                    + "' tells no time; use date, or year and either month and day or day-of-year, and hour, minute and"
                    + " second, second-of-day or ms-of-day, each once");
        }
        return new WordTime(words);
    }

    private static boolean isDay(Word word) {
        return word == Word.MONTH || word == Word.DAY || word == Word.DAY_OF_YEAR;
    }

    @Override
    public CsvTimeFormat.Told told(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != words.size()) {
            throw new IllegalArgumentException(
                    "'" + text + "' has " + fields.length + " numbers where the format has " + words.size());
        }
        try {
            return told(fields, text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time: " + e.getMessage(), e);
        }
    }

    private CsvTimeFormat.Told told(String[] fields, String text) {
        Word finest = words.stream().max(Word::compareTo).orElseThrow();
        Map<Word, BigDecimal> numbers = new EnumMap<>(Word.class);
        LocalDate date = null;
        for (int i = 0; i < fields.length; i++) {
            if (words.get(i) == Word.DATE) {
                date = date(fields[i]);
            } else {
                numbers.put(words.get(i), number(words.get(i), fields[i], words.get(i) == finest));
            }
        }
        date = date == null ? date(numbers) : date;
        BigDecimal ofDay = BigDecimal.ZERO;
        for (Map.Entry<Word, BigDecimal> number : numbers.entrySet()) {
            BigDecimal value = isDay(number.getKey())
                    ? number.getValue().subtract(number.getValue().setScale(0, RoundingMode.FLOOR))
                    : number.getValue();
            ofDay = ofDay.add(value.multiply(number.getKey().unitMs));
        }
        BigDecimal exact =
                BigDecimal.valueOf(date.toEpochDay()).multiply(DAY_MS).add(ofDay);
        BigDecimal second = numbers.getOrDefault(Word.SECOND, BigDecimal.ZERO).multiply(Word.SECOND.unitMs);
        boolean leap = second.compareTo(SIXTY_S) >= 0;
        CsvTimeFormat.Told told = EpochTime.told(exact, text);
        if (leap && !IsoTime.isAfterLeap(Math.floorDiv(told.ms(), 1000L))) {
            throw IsoTime.noLeapSecond();
        }
        if (!leap && ofDay.compareTo(DAY_MS) > 0) {
            throw new DateTimeException("the day ends at 24:00:00");
        }
        return new CsvTimeFormat.Told(told.ms(), told.beyond(), leap);
    }

    private static BigDecimal number(Word word, String field, boolean isFinest) {
        if (!(isFinest ? DECIMAL : WHOLE).matcher(field).matches()) {
            throw new DateTimeException(word.label + " is '" + field + "'; "
                    + (isFinest ? "a decimal number" : "a whole number") + " was expected");
        }
        BigDecimal number = new BigDecimal(field);
        // Of the day that ends at 24:00, nothing is left; whatever else is the last of its kind goes on for a unit.
        boolean open = word != Word.HOUR && word != Word.SECOND_OF_DAY && word != Word.MS_OF_DAY;
        BigDecimal end = BigDecimal.valueOf(word.most).add(open ? BigDecimal.ONE : BigDecimal.ZERO);
        if (number.compareTo(BigDecimal.valueOf(word.least)) < 0
                || number.compareTo(end) > 0
                || open && number.compareTo(end) == 0) {
            throw new DateTimeException(
                    word.label + " is " + field + "; " + word.least + " to " + word.most + " was expected");
        }
        return number;
    }

    private static LocalDate date(String field) {
        Matcher form = DATE.matcher(field);
        if (!form.matches()) {
            throw new DateTimeException("'" + field + "' is no date such as 2019-10-24, 20191024 or 2019-297");
        }
        int year = Integer.parseInt(form.group(1));
        return form.group(5) == null
                ? LocalDate.of(year, Integer.parseInt(form.group(3)), Integer.parseInt(form.group(4)))
                : LocalDate.ofYearDay(year, Integer.parseInt(form.group(5)));
    }

    private static LocalDate date(Map<Word, BigDecimal> numbers) {
        int year = numbers.get(Word.YEAR).intValue();
        BigDecimal ofYear = numbers.get(Word.DAY_OF_YEAR);
        if (!numbers.containsKey(Word.MONTH)) {
            return LocalDate.ofYearDay(year, ofYear.intValue());
        }
        LocalDate date = LocalDate.of(
                year, numbers.get(Word.MONTH).intValue(), numbers.get(Word.DAY).intValue());
        if (ofYear != null && ofYear.intValue() != date.getDayOfYear()) {
            throw new DateTimeException(
                    "day " + ofYear.intValue() + " of the year is not " + date + ", which is " + date.getDayOfYear());
        }
        return date;
    }
}
