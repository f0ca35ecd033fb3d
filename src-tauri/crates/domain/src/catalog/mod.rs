//! What is sold: products with features, custom fields, releases, memory, binding, prices; profiles.

mod binding;
mod cell;
mod content;
mod feature;
mod field;
mod memory;
mod product;
mod profile;
mod quota;
mod release;
mod sold;

pub use binding::{Binding, Part, PartRule};
pub(crate) use cell::check_cells;
pub use cell::{Cell, CellKind, CellValue};
pub use content::{Prices, ProductContent, SerialStyle};
pub(crate) use feature::check_limit;
pub use feature::{Feature, FeatureGroup};
pub use field::{CustomField, FieldKind, FieldValue, FieldValues};
pub(crate) use field::{Required, check_values};
pub use memory::{MemoryAccess, MemoryItem};
pub use product::{Product, ProductForm, ProductStatus, Products};
pub use profile::{Profile, ProfileContent, ProfileForm, ProfileKind, Profiles};
pub use quota::{Quota, QuotaExhausted};
pub use release::Release;
