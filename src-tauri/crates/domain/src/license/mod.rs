//! Licenses: what one serial number grants, what an update changes, and the claims its file is signed with.

mod claims;
mod diff;
mod grant;
mod held;
mod quota;
mod record;

pub use claims::claims;
pub use diff::{TermsChange, TermsDiff};
pub use grant::Grant;
pub use held::HeldFeature;
pub use quota::QuotaMoves;
pub use record::{Block, License, LicenseState, LicenseStatus, Standing, Update};
