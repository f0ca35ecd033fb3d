//! Which column fills which field, checked against the file.

use std::collections::{BTreeMap, HashMap};

use super::ImportKind;
use super::fields::free_name;
use crate::Fault;

/// A column by field.
#[derive(Debug)]
pub(super) struct Mapping {
    columns: HashMap<&'static str, (usize, String)>,
    /// Columns of customers' free fields: name, place, column.
    free: Vec<(String, usize, String)>,
}

impl Mapping {
    /// A mapping as somebody chose it: field by column, for columns the file has and fields there are, each
    /// field once, all required ones.
    pub(super) fn new(
        what: ImportKind,
        names: &[String],
        chosen: &BTreeMap<String, String>,
    ) -> Result<Self, Fault> {
        let mut columns: HashMap<&'static str, (usize, String)> = HashMap::new();
        let mut free: Vec<(String, usize, String)> = Vec::new();
        for (column, field) in chosen {
            let refused = |message: String| Err(Fault::field(&format!("mapping.{column}"), message));
            if field.is_empty() {
                continue;
            }
            let Some(index) = names.iter().position(|name| name == column) else {
                return refused(format!("The file has no column “{column}”."));
            };
            if let Some(name) = free_name(what, field) {
                let same = |other: &&(String, usize, String)| other.0.to_lowercase() == name.to_lowercase();
                if let Some((_, _, other)) = free.iter().find(same) {
                    return refused(format!(
                        "Both “{other}” and “{column}” fill “{field}”: choose one."
                    ));
                }
                free.push((name.to_owned(), index, column.clone()));
                continue;
            }
            let Some(spec) = what.fields().iter().find(|spec| spec.name == field) else {
                return refused(format!("{} have no field “{field}”.", capital(what.word())));
            };
            if let Some((_, other)) = columns.insert(spec.name, (index, column.clone())) {
                return refused(format!(
                    "Both “{other}” and “{column}” fill “{}”: choose one.",
                    spec.label
                ));
            }
        }
        free.sort_by_key(|(_, index, _)| *index);
        let mapping = Self { columns, free };
        let missing = what
            .fields()
            .iter()
            .find(|spec| spec.required && !mapping.has(spec.name));
        if let Some(spec) = missing {
            return Err(Fault::field(
                "mapping",
                format!("Choose the column for “{}”.", spec.label),
            ));
        }
        if let (true, Some(part)) = (mapping.has("address"), mapping.address_part()) {
            let message =
                format!("“{part}” is a part of the address, which has a column of its own: choose one.");
            return Err(Fault::field(&format!("mapping.{part}"), message));
        }
        Ok(mapping)
    }

    /// Whether a column fills this field.
    pub(super) fn has(&self, field: &str) -> bool {
        self.columns.contains_key(field)
    }

    /// The place of the column that fills this field.
    pub(super) fn index(&self, field: &str) -> Option<usize> {
        self.columns.get(field).map(|(index, _)| *index)
    }

    /// The columns that fill free fields, as the file has them: name and place.
    pub(super) fn free(&self) -> impl Iterator<Item = (&str, usize)> {
        self.free.iter().map(|(name, index, _)| (name.as_str(), *index))
    }

    /// The column that fills the free field of this name; empty if none does.
    pub(super) fn free_column(&self, name: &str) -> &str {
        let name = name.trim().to_lowercase();
        let mut free = self.free.iter();
        free.find(|(own, ..)| own.to_lowercase() == name)
            .map_or("", |(_, _, column)| column)
    }

    /// The name of the column that fills this field; empty if none does.
    pub(super) fn column(&self, field: &str) -> &str {
        match self.columns.get(field) {
            Some((_, name)) => name,
            None if field == "address" => self.address_part().unwrap_or_default(),
            None => "",
        }
    }

    fn address_part(&self) -> Option<&str> {
        let mut columns = self.columns.iter();
        columns
            .find(|(field, _)| field.starts_with("address."))
            .map(|(_, (_, name))| name.as_str())
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|c| c.to_uppercase().collect::<String>())
        .unwrap_or_default()
        + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(chosen: &[(&str, &str)]) -> Result<Mapping, Fault> {
        let names: Vec<String> = ["Firma", "Land", "Adresse", "Ort"].map(str::to_owned).to_vec();
        let chosen = chosen
            .iter()
            .map(|(column, field)| ((*column).to_owned(), (*field).to_owned()))
            .collect();
        Mapping::new(ImportKind::Customers, &names, &chosen)
    }

    #[test]
    fn a_mapping_names_what_the_file_and_the_records_have() {
        let good = mapping(&[("Firma", "name"), ("Land", "country"), ("Ort", "")]).unwrap();
        assert_eq!((good.index("country"), good.column("country")), (Some(1), "Land"));
        assert!(!good.has("email"));
        let free = mapping(&[("Firma", "name"), ("Ort", "field: Region")]).unwrap();
        assert_eq!(free.free().collect::<Vec<_>>(), [("Region", 3)]);
        assert_eq!(
            (free.free_column("region"), free.free_column("Land")),
            ("Ort", "")
        );
        let place = |chosen: &[(&str, &str)]| mapping(chosen).unwrap_err().details.field.unwrap();
        assert_eq!(place(&[("Company", "name")]), "mapping.Company");
        assert_eq!(place(&[("Firma", "nam")]), "mapping.Firma");
        assert_eq!(place(&[("Firma", "name"), ("Land", "name")]), "mapping.Land");
        assert_eq!(place(&[("Land", "country")]), "mapping", "the name is required");
        let twice = [
            ("Firma", "name"),
            ("Land", "field: Region"),
            ("Ort", "field: region"),
        ];
        assert_eq!(place(&twice), "mapping.Ort");
        assert_eq!(
            place(&[("Firma", "name"), ("Ort", "field: ")]),
            "mapping.Ort",
            "without a name"
        );
        assert_eq!(
            place(&[("Firma", "name"), ("Adresse", "address"), ("Ort", "address.city")]),
            "mapping.Ort"
        );
    }
}
