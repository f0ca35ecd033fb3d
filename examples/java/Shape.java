import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a value has to be: returns the value it was given, or says why it cannot. */
interface Shape {
  Object read(Object value) throws Malformed;

  Shape TEXT = of(String.class, "is not a text");
  Shape FLAG = of(Boolean.class, "is not true or false");

  static Shape of(Class<?> type, String why) {
    return value -> {
      if (!type.isInstance(value)) throw new Malformed(why);
      return value;
    };
  }

  static Shape whole(long low, long high) {
    return value -> {
      if (value instanceof Long number && number >= low && number <= high) return value;
      throw new Malformed("is not a whole number of its range");
    };
  }

  static Shape oneOf(String... words) {
    return value -> {
      if (Arrays.asList(words).contains(TEXT.read(value))) return value;
      throw new Malformed("is " + value + ", which this program does not know");
    };
  }

  static Shape listOf(Shape inner) {
    return value -> {
      if (!(value instanceof List<?> list)) throw new Malformed("is not a list");
      List<Object> found = new ArrayList<>();
      for (Object one : list) found.add(inner.read(one));
      return found;
    };
  }

  static Shape mapOf(Shape name, Shape inner) {
    return value -> {
      if (!(value instanceof Map<?, ?> map)) throw new Malformed("is not an object");
      Map<Object, Object> found = new LinkedHashMap<>();
      for (Map.Entry<?, ?> one : map.entrySet()) found.put(name.read(one.getKey()), inner.read(one.getValue()));
      return found;
    };
  }

  /** An object with certain fields. Those it does not know are left out. */
  final class Fields implements Shape {
    private enum Presence { NEEDED, DEFAULT, OPTIONAL }

    private record Field(Shape shape, Presence presence) {}

    private final Map<String, Field> fields;

    Fields() {
      fields = new LinkedHashMap<>();
    }

    Fields(Fields others) {
      fields = new LinkedHashMap<>(others.fields);
    }

    Fields needs(String name, Shape shape) {
      fields.put(name, new Field(shape, Presence.NEEDED));
      return this;
    }

    /** Absent or null. */
    Fields may(String name, Shape shape) {
      fields.put(name, new Field(shape, Presence.OPTIONAL));
      return this;
    }

    /** Absent, but not null. */
    Fields hasDefault(String name, Shape shape) {
      fields.put(name, new Field(shape, Presence.DEFAULT));
      return this;
    }

    @Override
    public Map<String, Object> read(Object value) throws Malformed {
      if (!(value instanceof Map<?, ?> map)) throw new Malformed("is not an object");
      Map<String, Object> found = new LinkedHashMap<>();
      for (Map.Entry<String, Field> one : fields.entrySet()) {
        String name = one.getKey();
        Field field = one.getValue();
        if (!map.containsKey(name)) {
          if (field.presence == Presence.NEEDED) throw new Malformed(name + " is missing");
        } else if (map.get(name) != null || field.presence != Presence.OPTIONAL) {
          try {
            found.put(name, field.shape.read(map.get(name)));
          } catch (Malformed error) {
            throw new Malformed(name + " " + error.getMessage());
          }
        }
      }
      return found;
    }
  }
}
