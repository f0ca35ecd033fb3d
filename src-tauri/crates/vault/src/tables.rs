//! One file per table, holding its SQL: reads of single records on `View`, writes on `Tx`. Lists and search
//! stand in `lists` and `search`.

pub(crate) mod activations;
pub(crate) mod columns;
pub(crate) mod customers;
pub(crate) mod dependents;
pub(crate) mod exchange;
pub(crate) mod groups;
pub(crate) mod holdings;
pub(crate) mod keys;
pub(crate) mod licenses;
pub(crate) mod mails;
pub(crate) mod mappings;
pub(crate) mod orders;
pub(crate) mod products;
pub(crate) mod profiles;
pub(crate) mod reissues;
pub(crate) mod revocations;
pub(crate) mod settings;
pub(crate) mod tallies;
pub(crate) mod users;
