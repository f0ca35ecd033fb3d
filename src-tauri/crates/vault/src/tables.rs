//! One file per table, holding its SQL: reads on `View`, writes on `Tx`.

mod columns;
pub(crate) mod customers;
pub(crate) mod keys;
pub(crate) mod licenses;
pub(crate) mod mails;
pub(crate) mod orders;
pub(crate) mod products;
pub(crate) mod settings;
pub(crate) mod users;

/// Which part of a list.
#[derive(Debug, Clone, Default)]
pub struct PageOf {
    /// Where the part before ended: [`Listed::next`].
    pub after: Option<String>,
    /// Most rows.
    pub limit: u32,
}

/// A part of a list.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next part begins; none at the end.
    pub next: Option<String>,
    /// Rows in all parts.
    pub total: u64,
}

impl<T> Listed<T> {
    /// From one row more than asked for: whether it came tells if there is a next part.
    fn cut(mut rows: Vec<T>, limit: u32, total: u64, cursor: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { rows, next, total }
    }
}
