package org.htmst.serve.catalogue;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document of elements, HTML or XML. Whatever stands in them or in their attributes is text, never a tag. */
final class Markup {

    /** That of the JDK: others write elements without content in a form that HTML does not know. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    /** A document that begins with {@code prologue}. */
    Markup(String prologue) {
        text.write(prologue + "\n");
        try {
            out = FACTORY.createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Markup does(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("elements are opened and closed in turn", e);
        }
        return this;
    }

    /**
     * Opens an element.
     *
     * @param attributes name, value, name, value
     */
    Markup open(String name, String... attributes) {
        return does(() -> {
            out.writeStartElement(name);
            write(attributes);
        });
    }

    /** Closes the element that was opened last. */
    Markup close() {
        return does(out::writeEndElement);
    }

    /** Adds text to the element that is open. */
    Markup text(String content) {
        return does(() -> out.writeCharacters(printable(content)));
    }

    /** An element with nothing but text in it. */
    Markup element(String name, String content, String... attributes) {
        return open(name, attributes).text(content).close();
    }

    /** The same if there is a text; nothing if that is empty. */
    Markup known(String name, String content, String... attributes) {
        return content.isEmpty() ? this : element(name, content, attributes);
    }

    /** An element that has no content. */
    Markup empty(String name, String... attributes) {
        return does(() -> {
            out.writeEmptyElement(name);
            write(attributes);
        });
    }

    /** A new line, for those who read the source. */
    Markup line() {
        return text("\n");
    }

    private void write(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], printable(attributes[i + 1]));
        }
    }

    /** Without the characters that XML does not have at all. */
    private static String printable(String content) {
        return content.codePoints()
                .map(point -> point >= ' ' && point != 0xFFFE && point != 0xFFFF && (point < 0xD800 || point > 0xDFFF)
                                || point == '\n'
                                || point == '\t'
                        ? point
                        : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All of it; every element is closed. */
    String end() {
        does(out::flush);
        return text + "\n";
    }
}
