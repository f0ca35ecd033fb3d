//! Activations: a license bound to one machine, without a connection to it.

mod judge;
mod record;

pub use judge::{Asker, Refusal, RefusalCode, check_block, judge};
pub use record::{Activation, ActivationKind, ActivationState};
