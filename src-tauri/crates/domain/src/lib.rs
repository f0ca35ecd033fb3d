//! What Signet is about, without any I/O: products, customers, orders, licenses, users, their types
//! and rules. Time and randomness are arguments.

mod activation;
mod calendar;
mod catalog;
mod conditions;
mod customer;
mod ids;
mod license;
mod money;
mod order;
mod people;
mod problem;
mod serial;
mod settings;
mod terms;

pub use activation::{
    Activation, ActivationKind, ActivationState, Asker, Refusal, RefusalCode, check_block, judge,
};
pub use calendar::{Time, date_words, day, iso_day, short_date};
pub use catalog::{
    Binding, Cell, CellKind, CellValue, CustomField, Feature, FeatureGroup, FieldKind, FieldValue,
    FieldValues, MemoryAccess, MemoryItem, Part, PartRule, Prices, Product, ProductContent, ProductForm,
    ProductStatus, Products, Profile, ProfileContent, ProfileForm, ProfileKind, Profiles, Quota,
    QuotaExhausted, Release, SerialStyle,
};
pub use conditions::{Concurrency, Conditions, Validity};
pub use customer::{
    Contact, Customer, CustomerContent, CustomerField, CustomerForm, CustomerKind, Group, GroupContent,
    GroupForm, GroupKind, GroupUser,
};
pub use ids::{
    ActivationId, CustomerId, GroupId, Id, KeyId, LicenseId, MailId, OrderId, ProductId, ProfileId,
    ReissueId, RevocationListId, UserId,
};
pub use license::{
    Block, Grant, HeldFeature, License, LicenseState, LicenseStatus, QuotaMoves, Standing, TermsChange,
    TermsDiff, Update, claims,
};
pub use money::{Currency, MAX_PRICE, MAX_TOTAL, Share};
pub use order::{
    DraftCheck, Frozen, Invoice, LifeCycleError, Line, LineFeature, LineTotal, MAX_QUANTITY, MAX_TARGETS,
    Order, OrderContent, OrderKind, OrderState, OrderStatus, Payment, PaymentStatus, Stamp, Submission,
    Target, TaxTotal, Totals, Window, change_in_words, check_draft, granted, held_in_words, sentence, totals,
};
pub use people::{Permission, Role, User};
pub use problem::{Problem, ProblemCode};
pub use serial::{Serial, SerialError, SerialFormat};
pub use settings::{Company, MailSecurity, MailServer, Settings};
pub use signet_license::{FeatureType, Flag, Flags, Model, SeatUnit, Terms};
pub use terms::check_terms;
