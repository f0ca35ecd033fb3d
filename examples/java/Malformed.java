/** A text is no JSON, or a claim in it is not what it should be. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  Malformed(String why) {
    super(why);
  }
}
