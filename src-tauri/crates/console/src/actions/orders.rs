//! Orders: the list, drafts, submit and revoke, and what an order's page shows.

mod apply;
pub(crate) mod at_once;
pub(crate) mod draft;
mod line_view;
pub(crate) mod list;
pub(crate) mod make;
mod opened;
pub(crate) mod revoke;
pub(in crate::actions) mod sign;
pub(crate) mod submit;
mod view;

pub(super) use opened::Opened;
pub(super) use view::OrderView;
