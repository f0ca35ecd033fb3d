//! The order's life cycle, held against a model of four lines over random sequences.

use proptest::prelude::*;
use signet_domain::{License, LicenseId, LicenseStatus, LifeCycleError, OrderStatus, Serial};
use uuid::Uuid;

use crate::common::{NOW, by, draft, frozen, line, product};

#[derive(Debug, Clone, Copy)]
enum Step {
    Edit(u32),
    Submit,
    Revoke(bool),
    Archive(bool),
    Note,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (1..5u32).prop_map(Step::Edit),
        Just(Step::Submit),
        any::<bool>().prop_map(Step::Revoke),
        any::<bool>().prop_map(Step::Archive),
        Just(Step::Note),
    ];
    prop::collection::vec(step, 0..20)
}

/// All the model knows.
struct Model {
    status: OrderStatus,
    quantity: u32,
    archived: bool,
    version: u32,
}

impl Model {
    fn allows(&self, step: Step) -> bool {
        match step {
            Step::Edit(_) | Step::Submit => self.status == OrderStatus::Draft,
            Step::Revoke(reason) => self.status == OrderStatus::Submitted && reason,
            Step::Archive(_) => self.status != OrderStatus::Draft,
            Step::Note => true,
        }
    }

    fn take(&mut self, step: Step) {
        self.version += 1;
        match step {
            Step::Edit(quantity) => self.quantity = quantity,
            Step::Submit => self.status = OrderStatus::Submitted,
            Step::Revoke(_) => self.status = OrderStatus::Revoked,
            Step::Archive(archived) => self.archived = archived,
            Step::Note => {}
        }
    }
}

fn submit(order: &mut signet_domain::Order, licenses: &mut Vec<License>) -> Result<(), LifeCycleError> {
    let mut next = 0;
    let made = order.submit(by(), frozen(), |_| {
        next += 1;
        (
            LicenseId::from(Uuid::from_u128(next)),
            Serial::stored(format!("S-{next}")),
        )
    })?;
    *licenses = made.licenses;
    Ok(())
}

proptest! {
    #[test]
    fn the_order_does_exactly_what_the_model_allows(steps in steps()) {
        let mut order = draft(vec![line(1)]);
        let mut licenses: Vec<License> = Vec::new();
        let mut model = Model { status: OrderStatus::Draft, quantity: 1, archived: false, version: 1 };
        for step in steps {
            let before = order.clone();
            let done = match step {
                Step::Edit(quantity) => {
                    let mut content = order.content.clone();
                    content.lines[0].quantity = quantity;
                    order.edit(content, String::new())
                }
                Step::Submit => submit(&mut order, &mut licenses),
                Step::Revoke(reason) => order.revoke(by(), if reason { "refund" } else { "  " }),
                Step::Archive(archived) => order.archive(archived, NOW),
                Step::Note => { order.set_note("note".into()); Ok(()) }
            };
            prop_assert_eq!(done.is_ok(), model.allows(step), "{:?} in {:?}", step, before.status());
            if done.is_ok() {
                model.take(step);
                if let Step::Revoke(_) = step {
                    for license in &mut licenses { prop_assert!(license.revoke(&by(), "refund")); }
                }
            } else {
                prop_assert_eq!(&order, &before, "a refused step changes nothing");
            }
            prop_assert_eq!(order.status(), model.status);
            prop_assert_eq!(order.version, model.version);
            prop_assert_eq!(order.archived_at.is_some(), model.archived);
            let expected = if model.status == OrderStatus::Draft { 0 } else { model.quantity as usize };
            prop_assert_eq!(licenses.len(), expected, "licenses exist exactly from submit on");
            let revoked = licenses.iter().filter(|l| l.status() == LicenseStatus::Revoked).count();
            prop_assert_eq!(revoked, if model.status == OrderStatus::Revoked { expected } else { 0 });
        }
    }
}

#[test]
fn a_submitted_order_cannot_be_edited_and_says_what_to_do() {
    let mut order = draft(vec![line(1)]);
    submit(&mut order, &mut Vec::new()).unwrap();
    let refused = order.edit(order.content.clone(), String::new()).unwrap_err();
    assert!(refused.to_string().contains("copy it to a new draft"));
}

#[test]
fn the_first_submitted_order_puts_its_product_on_sale() {
    let mut order = draft(vec![line(1), line(2)]);
    let made = order
        .submit(by(), frozen(), |_| {
            (LicenseId::from(Uuid::nil()), Serial::stored("S".into()))
        })
        .unwrap();
    assert_eq!(made.first_sold, [product().id]);
    assert_eq!(
        made.licenses.iter().map(|l| l.line).collect::<Vec<_>>(),
        [0, 1, 1]
    );
}

#[test]
fn submit_freezes_the_terms_of_features_the_draft_never_mentioned() {
    let mut bare = line(1);
    bare.features.clear();
    let mut order = draft(vec![bare]);
    submit(&mut order, &mut Vec::new()).unwrap();
    assert_eq!(
        order.content.lines[0].features.len(),
        product().content.features.len()
    );
}

#[test]
fn a_revoked_license_keeps_its_first_reason() {
    let mut order = draft(vec![line(1)]);
    let mut licenses = Vec::new();
    submit(&mut order, &mut licenses).unwrap();
    assert!(licenses[0].revoke(&by(), "refund"));
    let kept = licenses[0].clone();
    assert!(!licenses[0].revoke(&by(), "other"));
    assert_eq!(licenses[0], kept);
}
