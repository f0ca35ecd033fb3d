/** Why a file is not accepted: a sentence for the person who holds it, and a code for the program. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  /** One of the codes of the vectors; null where the program itself refuses. */
  final String code;

  Refused(String sentence, String code) {
    super(sentence);
    this.code = code;
  }

  Refused(String sentence) {
    this(sentence, null);
  }
}
