//! One search over everything people look for.

use serde::{Deserialize, Serialize};
use signet_domain::{Id, Permission};
use signet_vault::{HitKind, Tx};
use ts_rs::TS;

use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// Hits of a kind when nobody says.
const DEFAULT_LIMIT: u32 = 5;
/// Most hits of a kind: a list with filters shows more.
const MOST: u32 = 50;

/// What can be found.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SearchKind {
    Order,
    License,
    Customer,
    Product,
    Profile,
}

impl From<HitKind> for SearchKind {
    fn from(kind: HitKind) -> Self {
        match kind {
            HitKind::Order => Self::Order,
            HitKind::License => Self::License,
            HitKind::Customer => Self::Customer,
            HitKind::Product => Self::Product,
            HitKind::Profile => Self::Profile,
        }
    }
}

/// One thing that was found.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Hit {
    pub kind: SearchKind,
    pub id: Id,
    /// What it is called: number, serial, name.
    pub title: String,
    /// What else tells it from others.
    pub subtitle: String,
    /// Its status as a word; empty for records that have none.
    pub status: String,
    /// The field that matched: `serial`, `name`, `contact`, `note`, `crm_id`, …
    pub field: String,
    /// The text of that field around the match.
    pub text: String,
    /// Where the matches stand in `text`, in UTF-16 units: start and end.
    pub marks: Vec<(u32, u32)>,
}

/// What a search found.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SearchView {
    pub hits: Vec<Hit>,
    /// Kinds with more than were shown.
    pub more: Vec<SearchKind>,
    /// A serial number was typed with mistakes; the likely ones are among the hits.
    pub forgiven: bool,
}

/// Searches.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Find {
    text: String,
    /// Hits of each kind, at most 50.
    #[serde(default)]
    #[ts(optional)]
    limit: Option<u32>,
}

impl Action for Find {
    const NAME: &'static str = "search.find";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str =
        "Finds orders, licenses, customers, products and profiles by any fragment, and what matched.";
    type Reply = SearchView;
}

impl Read for Find {
    fn run(self, desk: &Desk<'_>) -> Result<SearchView, Fault> {
        let limit = self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MOST);
        let found = desk.view().search(&self.text, limit)?;
        Ok(SearchView {
            hits: found
                .hits
                .into_iter()
                .map(|hit| Hit {
                    kind: hit.kind.into(),
                    id: hit.id,
                    title: hit.title,
                    subtitle: hit.about.join(" · "),
                    status: if hit.archived {
                        "archived".to_owned()
                    } else {
                        hit.status
                    },
                    field: hit.field.to_owned(),
                    text: hit.text,
                    marks: hit.marks,
                })
                .collect(),
            more: found.more.into_iter().map(SearchKind::from).collect(),
            forgiven: found.forgiven,
        })
    }
}

/// Refills the index.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rebuild {}

impl Action for Rebuild {
    const NAME: &'static str = "search.rebuild";
    const PERMISSION: Permission = Permission::Settings;
    const ABOUT: &'static str =
        "Refills the search index from the records and counts them again; needed when vault.check says so.";
    type Reply = ();
}

impl Write for Rebuild {
    fn run(self, _: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        Ok(tx.rebuild_search()?)
    }
}
