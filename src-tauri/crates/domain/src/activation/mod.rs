//! Activations: a license bound to one holder — a machine, a server, a domain, a token — without a connection to it.

mod judge;
mod kind;
mod record;

pub use judge::{Asker, Refusal, RefusalCode, check_block, judge};
pub use kind::ActivationKind;
pub use record::{Activation, ActivationState};
