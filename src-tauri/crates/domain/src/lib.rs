//! What Signet is about, without any I/O: products, customers, orders, licenses, users, their types
//! and rules. Time and randomness are arguments.

mod calendar;
mod catalog;
mod customer;
mod draft;
mod ids;
mod license;
mod lifecycle;
mod order;
mod people;
mod problem;
mod sentence;
mod serial;
mod settings;
mod terms;

pub use calendar::{Time, date_words, short_date};
pub use catalog::{Feature, Product, ProductForm, ProductStatus, Products};
pub use customer::{Contact, Customer, CustomerForm, CustomerKind};
pub use draft::{DraftCheck, MAX_QUANTITY, check_draft};
pub use ids::{CustomerId, Id, KeyId, LicenseId, MailId, OrderId, ProductId, UserId};
pub use license::{License, LicenseState, LicenseStatus, claims};
pub use lifecycle::{LifeCycleError, Submission};
pub use order::{Frozen, Line, LineFeature, Order, OrderContent, OrderState, OrderStatus, Stamp};
pub use people::{Permission, Role, User};
pub use problem::{Problem, ProblemCode};
pub use sentence::{granted, sentence};
pub use serial::{Serial, SerialError, SerialFormat};
pub use settings::{Company, MailSecurity, MailServer, Settings};
pub use signet_license::{FeatureType, Flag, Flags, Model, SeatUnit, Terms};
pub use terms::check_terms;
