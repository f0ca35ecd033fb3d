//! Names of files that stand beside each other.

use std::collections::HashSet;

/// Names that are taken, as file systems compare them.
#[derive(Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    pub fn with<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self(taken.into_iter().map(str::to_lowercase).collect())
    }

    /// A name in a folder that nobody has yet: the next of the same name gets a number.
    pub fn free(&mut self, folder: &str, name: &str) -> String {
        let (stem, end) = match name.rsplit_once('.') {
            Some((stem, end @ ("lic" | "cert"))) => (stem, format!(".{end}")),
            _ => (name, String::new()),
        };
        let mut free = name.to_owned();
        let mut n = 2;
        while !self
            .0
            .insert(format!("{folder}/{free}").trim_start_matches('/').to_lowercase())
        {
            free = format!("{stem} ({n}){end}");
            n += 1;
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_one_name_do_not_overwrite_each_other() {
        let mut names = Names::with(["customers.csv"]);
        assert_eq!(names.free("", "Acme"), "Acme");
        assert_eq!(names.free("", "Customers.csv"), "Customers.csv (2)");
        assert_eq!(names.free("", "ACME"), "ACME (2)", "file systems forgive case");
        assert_eq!(names.free("Acme", "S-1 lab.cert"), "S-1 lab.cert");
        assert_eq!(names.free("Acme", "S-1 lab.cert"), "S-1 lab (2).cert");
        assert_eq!(names.free("ACME (2)", "S-1 lab.cert"), "S-1 lab.cert");
    }
}
