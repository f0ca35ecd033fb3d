//! What firmware and disks say of themselves, and when it says nothing.

/// What vendors leave in a field they did not fill, in lower case.
const NOTHING: [&str; 33] = [
    "(none)",
    "base board",
    "base board product name",
    "base board serial number",
    "baseboard",
    "board serial number",
    "chassis serial number",
    "default",
    "default string",
    "empty",
    "fill by oem",
    "invalid",
    "n/a",
    "na",
    "no serial number",
    "none",
    "not applicable",
    "not available",
    "not defined",
    "not present",
    "not provided",
    "not specified",
    "null",
    "o.e.m.",
    "oem",
    "serial number",
    "system manufacturer",
    "system product name",
    "system serial number",
    "tbd",
    "to be filled by o.e.m.",
    "to be filled by oem",
    "unknown",
];
/// Numbers somebody typed to have something there.
const TYPED: [&str; 5] = ["0123456789", "012345678", "123456789", "1234567890", "12345678"];
/// Characters that say nothing when there is no other: fields filled up.
const FILLING: [char; 5] = ['0', 'f', 'x', '*', '?'];

/// The text with single spaces, without control characters; none if it says nothing.
pub fn said(text: &str) -> Option<String> {
    let blank = |c: char| if c.is_control() || c == '\u{fffd}' { ' ' } else { c };
    let clean: String = text.chars().map(blank).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = clean.to_lowercase();
    let mut letters = lower
        .chars()
        .filter(|c| c.is_alphanumeric() || FILLING.contains(c));
    let first = letters.next()?;
    let filled = FILLING.contains(&first) && letters.all(|c| c == first);
    let nothing = filled || NOTHING.contains(&lower.as_str()) || TYPED.contains(&lower.as_str());
    (!nothing).then_some(clean)
}

/// Several fields as one text: what says nothing is left out. None if the field that must be there says nothing.
pub fn joined(fields: &[&str], needed: &str) -> Option<String> {
    said(needed)?;
    let said: Vec<String> = fields.iter().filter_map(|field| said(field)).collect();
    Some(said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_nothing() {
        for text in [
            "",
            "  \n",
            "0",
            "0x00",
            "0000-0000",
            "00:00:00:00:00:00",
            "ffffffff",
            "XXXXXXXX",
            "....",
            "- - -",
            "None",
            " To Be Filled  By O.E.M.\0",
            "Default string",
            "Not Specified",
            "System Serial Number",
            "0123456789",
        ] {
            // "0x00" has two kinds of filling, and a number of its own would have others.
            let expected = (text == "0x00").then(|| "0x00".to_owned());
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_says_something_is_cleaned_and_kept() {
        for (text, clean) in [
            ("  S3Z8NB0K   123\t\0\0", "S3Z8NB0K 123"),
            ("A0", "A0"),
            ("1", "1"),
            ("Grün GmbH", "Grün GmbH"),
        ] {
            assert_eq!(said(text).as_deref(), Some(clean));
        }
        assert_eq!(joined(&["ASUS", "None", "X1"], "X1").as_deref(), Some("ASUS X1"));
        assert_eq!(
            joined(&["ASUS", "None"], "None"),
            None,
            "a vendor alone is no board"
        );
    }
}
