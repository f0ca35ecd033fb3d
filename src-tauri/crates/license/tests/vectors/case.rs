//! One case: lines of `name: value`.

/// A case with its fields in order.
pub struct Case {
    /// The file's name without its ending.
    pub name: String,
    fields: Vec<(String, String)>,
}

impl Case {
    /// A case that reads a kind of text.
    pub fn new(name: &str, about: &str, reads: &str) -> Self {
        let case = Self {
            name: name.to_owned(),
            fields: Vec::new(),
        };
        case.with("about", about).with("reads", reads)
    }

    /// With one more field.
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.fields.push((name.to_owned(), value.to_string()));
        self
    }

    /// With a text in which line breaks and backslashes are written out.
    pub fn with_text(self, name: &str, text: &str) -> Self {
        self.with(name, text.replace('\\', "\\\\").replace('\n', "\\n"))
    }

    /// The file.
    pub fn text(&self) -> String {
        self.fields.iter().fold(String::new(), |text, (name, value)| {
            text + name + ": " + value + "\n"
        })
    }

    /// Reads a file.
    pub fn read(name: &str, text: &str) -> Self {
        let fields = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| {
                let (field, value) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"));
                (field.to_owned(), value.to_owned())
            })
            .collect();
        Self {
            name: name.to_owned(),
            fields,
        }
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// The value of a field that may be absent.
    pub fn maybe(&self, field: &str) -> Option<String> {
        self.all(field).next().map(str::to_owned)
    }

    /// The value of a field.
    pub fn one(&self, field: &str) -> String {
        self.maybe(field)
            .unwrap_or_else(|| panic!("{} has no {field}", self.name))
    }

    /// The text in a field, with its line breaks.
    pub fn text_of(&self, field: &str) -> Option<String> {
        let written = self.maybe(field)?;
        let mut text = String::new();
        let mut letters = written.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' if letters.next() == Some('n') => text.push('\n'),
                '\\' => text.push('\\'),
                other => text.push(other),
            }
        }
        Some(text)
    }
}
