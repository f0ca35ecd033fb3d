//! Orders: the documents that grant licenses.

mod content;
mod draft;
mod lifecycle;
mod line;
mod sentence;
mod state;
mod totals;

pub use content::{Invoice, OrderContent, OrderKind, Payment, PaymentStatus, Window};
pub use draft::{DraftCheck, MAX_QUANTITY, MAX_TARGETS, Target, check_draft};
pub use lifecycle::{LifeCycleError, Submission};
pub use line::{Line, LineFeature};
pub use sentence::{change_in_words, granted, held_in_words, sentence};
pub use state::{Frozen, Order, OrderState, OrderStatus, Stamp};
pub use totals::{LineTotal, TaxTotal, Totals, totals};
