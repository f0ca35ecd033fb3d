//! The order's life: draft → submitted → revoked, archived beside it.

use thiserror::Error;

use super::{Frozen, Order, OrderContent, OrderKind, OrderState, OrderStatus};
use crate::{
    Grant, Invoice, License, LicenseId, LicenseState, Payment, ProductId, Serial, SerialFormat, Stamp, Time,
};

/// Something the record's state does not allow. The text says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LifeCycleError {
    /// Editing, deleting or submitting what is submitted.
    #[error("the order is submitted and its terms are fixed; copy it to a new draft instead")]
    Submitted,
    /// Anything on what is revoked.
    #[error("the order is revoked; copy it to a new draft instead")]
    Revoked,
    /// Revoking a draft.
    #[error("the order is still a draft; delete it instead of revoking it")]
    StillADraft,
    /// Revoking without saying why.
    #[error("say why the order is revoked; the reason is kept with its licenses")]
    ReasonMissing,
    /// Archiving a draft.
    #[error("a draft cannot be archived; submit or delete it")]
    DraftNotArchived,
    /// Submitting a template.
    #[error("the draft is a template; make an order from it and submit that")]
    Template,
    /// Taking back an update when a later one stands on it.
    #[error("a later update changed these licenses again; revoke that one first")]
    UpdatedAgain,
    /// Merging a customer with itself.
    #[error("these are the same customer; choose its duplicate")]
    MergedWithItself,
    /// Merging what was merged before.
    #[error("one of the customers was merged into another before; choose that one")]
    MergedBefore,
    /// Deleting a product that was sold.
    #[error("the product was sold and its licenses refer to it; archive it instead")]
    ProductWasSold,
    /// Blocking a license that was taken back.
    #[error("the license is revoked: there is nothing to block")]
    LicenseRevoked,
    /// Blocking a license that is blocked.
    #[error("the license is blocked already")]
    BlockedAlready,
    /// Unblocking a license that is not blocked.
    #[error("the license is not blocked")]
    NotBlocked,
}

/// What a submit makes.
#[derive(Debug, Clone)]
pub struct Submission {
    /// One license per serial number, in the order of the lines.
    pub licenses: Vec<License>,
    /// Products that go on sale with this order.
    pub first_sold: Vec<ProductId>,
}

impl Order {
    /// A new draft.
    pub fn draft(id: crate::OrderId, number: String, content: OrderContent, created: Stamp) -> Self {
        Self {
            id,
            version: 1,
            number,
            state: OrderState::Draft,
            content,
            note: String::new(),
            created,
            archived_at: None,
        }
    }

    /// Whether the draft's content may change, and it may be deleted.
    pub fn check_draft_state(&self) -> Result<(), LifeCycleError> {
        match self.state {
            OrderState::Draft => Ok(()),
            OrderState::Submitted { .. } => Err(LifeCycleError::Submitted),
            OrderState::Revoked { .. } => Err(LifeCycleError::Revoked),
        }
    }

    /// Replaces the draft's content.
    pub fn edit(&mut self, content: OrderContent, note: String) -> Result<(), LifeCycleError> {
        self.check_draft_state()?;
        self.content = content;
        self.note = note;
        self.version += 1;
        Ok(())
    }

    /// Replaces the internal note; allowed at any time.
    pub fn set_note(&mut self, note: String) {
        self.note = note;
        self.version += 1;
    }

    /// Writes invoice and payment, which come after the goods; allowed at any time.
    pub fn set_billing(&mut self, invoice: Invoice, payment: Payment) {
        self.content.invoice = invoice;
        self.content.payment = payment;
        self.version += 1;
    }

    /// Submits the draft: fixes its terms and prices, and makes the licenses of a sale. Run
    /// [`crate::check_draft`] first; this only refuses what the state forbids. `new_license` hands out
    /// ids and serial numbers in the product's form.
    pub fn submit(
        &mut self,
        by: Stamp,
        frozen: Frozen,
        mut new_license: impl FnMut(&SerialFormat) -> (LicenseId, Serial),
    ) -> Result<Submission, LifeCycleError> {
        self.check_draft_state()?;
        if self.content.template {
            return Err(LifeCycleError::Template);
        }
        self.fix(&frozen);
        let mut licenses = Vec::new();
        if self.content.kind == OrderKind::Sale {
            for (index, line) in (0..).zip(&self.content.lines) {
                let format = frozen
                    .products
                    .iter()
                    .find(|product| product.id == line.product_id)
                    .map(|product| product.content.serial_format())
                    .unwrap_or_default();
                let ends_at = Grant::of_sale(&self.content, line, by.at).last_second();
                for _ in 0..line.quantity {
                    let (id, serial) = new_license(&format);
                    licenses.push(License {
                        id,
                        version: 1,
                        serial,
                        order_id: self.id,
                        line: index,
                        product_id: line.product_id,
                        customer_id: self.content.customer_id,
                        profile_id: line.profile_id,
                        issued_at: by.at,
                        ends_at,
                        activations: 0,
                        update: None,
                        values: crate::FieldValues::new(),
                        note: String::new(),
                        blocks: Vec::new(),
                        state: LicenseState::Active,
                    });
                }
            }
        }
        let mut first_sold: Vec<_> = frozen
            .products
            .iter()
            .filter(|product| product.status == crate::ProductStatus::Draft)
            .map(|product| product.id)
            .collect();
        first_sold.sort_unstable();
        first_sold.dedup();
        self.state = OrderState::Submitted {
            submitted: by,
            frozen: Box::new(frozen),
        };
        self.version += 1;
        Ok(Submission { licenses, first_sold })
    }

    /// Writes what the draft left to catalog and profiles into its lines: from now on they alone count.
    fn fix(&mut self, frozen: &Frozen) {
        let content = &self.content;
        let through_reseller = content.reseller_id.is_some();
        let fixed = content.lines.iter().map(|line| {
            let mut fixed = line.clone();
            fixed.quantity = content.quantity(line);
            let Some(product) = frozen
                .products
                .iter()
                .find(|product| product.id == line.product_id)
            else {
                return fixed;
            };
            let profile = frozen
                .profiles
                .iter()
                .find(|profile| Some(profile.id) == line.profile_id);
            if content.kind == OrderKind::Sale {
                fixed = fixed.completed(product, profile);
            }
            fixed = fixed.settled(product);
            let prices = product.content.prices;
            if prices.currency == content.currency {
                fixed.unit_price = fixed.price(product, profile, through_reseller);
            }
            fixed.tax = fixed.tax.or(prices.tax).or(Some(content.tax));
            fixed
        });
        self.content.lines = fixed.collect();
    }

    /// Revokes a submitted order. Revoke its licenses with [`License::revoke`] in the same breath.
    pub fn revoke(&mut self, by: Stamp, reason: &str) -> Result<(), LifeCycleError> {
        let reason = reason.trim();
        match &self.state {
            OrderState::Draft => Err(LifeCycleError::StillADraft),
            OrderState::Revoked { .. } => Err(LifeCycleError::Revoked),
            OrderState::Submitted { .. } if reason.is_empty() => Err(LifeCycleError::ReasonMissing),
            OrderState::Submitted { submitted, frozen } => {
                self.state = OrderState::Revoked {
                    submitted: submitted.clone(),
                    frozen: frozen.clone(),
                    revoked: by,
                    reason: reason.to_owned(),
                };
                self.version += 1;
                Ok(())
            }
        }
    }

    /// Archives an order that is not a draft, or takes it back.
    pub fn archive(&mut self, archived: bool, at: Time) -> Result<(), LifeCycleError> {
        if self.status() == OrderStatus::Draft {
            return Err(LifeCycleError::DraftNotArchived);
        }
        self.archived_at = archived.then_some(at);
        self.version += 1;
        Ok(())
    }
}
