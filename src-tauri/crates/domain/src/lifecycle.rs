//! The order's life: draft → submitted → revoked, archived beside it.

use thiserror::Error;

use crate::{
    Frozen, License, LicenseId, LicenseState, Order, OrderContent, OrderState, OrderStatus, ProductId,
    Serial, Stamp, Time,
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
    /// Deleting a product that was sold.
    #[error("the product was sold and its licenses refer to it; archive it instead")]
    ProductWasSold,
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

    /// Submits the draft: fixes its terms and makes its licenses. Run [`crate::check_draft`] first; this
    /// only refuses what the state forbids. `new_license` hands out ids and serial numbers.
    pub fn submit(
        &mut self,
        by: Stamp,
        frozen: Frozen,
        mut new_license: impl FnMut() -> (LicenseId, Serial),
    ) -> Result<Submission, LifeCycleError> {
        self.check_draft_state()?;
        for line in &mut self.content.lines {
            if let Some(product) = frozen
                .products
                .iter()
                .find(|product| product.id == line.product_id)
            {
                *line = line.clone().completed(product);
            }
        }
        let mut licenses = Vec::new();
        for (index, line) in (0..).zip(&self.content.lines) {
            for _ in 0..line.quantity {
                let (id, serial) = new_license();
                licenses.push(License {
                    id,
                    version: 1,
                    serial,
                    order_id: self.id,
                    line: index,
                    product_id: line.product_id,
                    issued_at: by.at,
                    state: LicenseState::Active,
                });
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
