import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON, strictly: UTF-8, each name once, no half characters, nothing behind the end. Objects are maps, lists are lists,
 * whole numbers are Long; other numbers, which no Signet file has, are NaN.
 */
final class Json {
  private static final int DEPTH = 127;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static Object read(byte[] bytes) throws Malformed {
    Json json;
    try {
      json = new Json(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException error) {
      throw new Malformed("it is not UTF-8");
    }
    Object value = json.value(0);
    json.skipSpace();
    if (json.at < json.text.length()) throw json.wrong();
    return value;
  }

  private Malformed wrong() {
    return new Malformed("it is not JSON at character " + at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  /** The next character that is no space; 0 at the end. */
  private char peek() {
    skipSpace();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean takes(char expected) {
    boolean there = peek() == expected;
    if (there) at++;
    return there;
  }

  private void need(char expected) throws Malformed {
    if (!takes(expected)) throw wrong();
  }

  private Object value(int depth) throws Malformed {
    if (depth > DEPTH) throw new Malformed("it is nested too deeply");
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return list(depth);
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Map<String, Object> object(int depth) throws Malformed {
    Map<String, Object> fields = new LinkedHashMap<>();
    need('{');
    if (takes('}')) return fields;
    do {
      if (peek() != '"') throw wrong();
      String name = string();
      need(':');
      Object value = value(depth + 1);
      if (fields.containsKey(name)) throw new Malformed("a name stands there twice");
      fields.put(name, value);
    } while (takes(','));
    need('}');
    return fields;
  }

  private List<Object> list(int depth) throws Malformed {
    List<Object> values = new ArrayList<>();
    need('[');
    if (takes(']')) return values;
    do {
      values.add(value(depth + 1));
    } while (takes(','));
    need(']');
    return values;
  }

  private Object word(String word, Object value) throws Malformed {
    if (!text.startsWith(word, at)) throw wrong();
    at += word.length();
    return value;
  }

  private Object number() throws Malformed {
    int start = at;
    takeSign();
    int digits = at;
    takeDigits();
    if (text.charAt(digits) == '0' && at > digits + 1) throw wrong();
    boolean whole = true;
    if (at < text.length() && text.charAt(at) == '.') {
      whole = false;
      at++;
      takeDigits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      whole = false;
      at++;
      if (at < text.length() && text.charAt(at) == '+') at++;
      else takeSign();
      takeDigits();
    }
    try {
      if (whole) return Long.valueOf(text.substring(start, at));
    } catch (NumberFormatException error) {
      // It does not fit into 64 bits.
    }
    return Double.NaN;
  }

  private void takeSign() {
    if (at < text.length() && text.charAt(at) == '-') at++;
  }

  private void takeDigits() throws Malformed {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
    if (at == start) throw wrong();
  }

  private String string() throws Malformed {
    StringBuilder found = new StringBuilder();
    need('"');
    for (;;) {
      if (at == text.length()) throw wrong();
      char c = text.charAt(at++);
      if (c == '"') break;
      if (c < 0x20) throw wrong();
      found.append(c == '\\' ? escape() : c);
    }
    for (int i = 0; i < found.length(); i++) {
      if (Character.isSurrogatePair(found.charAt(i), i + 1 < found.length() ? found.charAt(i + 1) : 'x')) i++;
      else if (Character.isSurrogate(found.charAt(i))) throw wrong();
    }
    return found.toString();
  }

  private char escape() throws Malformed {
    if (at == text.length()) throw wrong();
    char c = text.charAt(at++);
    if (c != 'u') {
      int which = "\"\\/bfnrt".indexOf(c);
      if (which < 0) throw wrong();
      return "\"\\/\b\f\n\r\t".charAt(which);
    }
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) throw wrong();
      code = code * 16 + digit;
    }
    return (char) code;
  }

  /** The JSON of maps, iterables, strings and numbers, in the order of the maps. */
  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String between = "{";
      for (Map.Entry<?, ?> field : map.entrySet()) {
        out.append(between);
        write(field.getKey(), out);
        write(field.getValue(), out.append(':'));
        between = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String between = "[";
      for (Object one : list) {
        write(one, out.append(between));
        between = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof String text) {
      out.append('"');
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') out.append('\\').append(c);
        else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
        else out.append(c);
      }
      out.append('"');
    } else {
      out.append(value);
    }
  }
}
