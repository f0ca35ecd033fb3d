//! Updates on a license: one stands on the other, only the one on top is taken back.

use signet_domain::{Grant, License, LicenseStatus, LifeCycleError, OrderId, ProfileId, Time, Update};
use uuid::Uuid;

use crate::common::{NOW, by, draft, in_days, license, line, sold};

fn order(number: u128) -> OrderId {
    OrderId::from(Uuid::from_u128(number))
}

fn profile(number: u128) -> ProfileId {
    ProfileId::from(Uuid::from_u128(number))
}

fn update(number: u128, until: Time) -> Update {
    let mut grant = sold();
    for held in grant.features.values_mut() {
        held.terms.model = signet_domain::Model::Until { until: until.0 };
    }
    Update {
        order_id: order(number),
        at: NOW,
        grant,
    }
}

#[test]
fn a_license_grants_its_orders_line_until_an_update_changes_it() {
    let order = draft(vec![line(1)]);
    let mut license = license(1, None);
    assert_eq!(license.grant(&order), sold());
    let new = update(7, in_days(9));
    license.take_update(new.clone(), None);
    assert_eq!(license.grant(&order), new.grant);
    assert_eq!((license.ends_at, license.version), (Some(in_days(9)), 2));
    license.undo_update(new.order_id, None, None, None).unwrap();
    assert_eq!(license.grant(&order), sold());
    assert_eq!(license.ends_at, None);
}

#[test]
fn a_license_of_a_line_that_is_not_there_grants_nothing() {
    let order = draft(vec![line(1)]);
    let lost = License {
        line: 1,
        ..license(1, None)
    };
    assert_eq!(lost.grant(&order), Grant::default());
}

#[test]
fn only_the_update_on_top_is_taken_back() {
    let mut license = license(1, Some(profile(1)));
    let (first, second) = (update(7, in_days(1)), update(8, in_days(2)));
    license.take_update(first.clone(), Some(profile(2)));
    license.take_update(second, None);
    assert_eq!(
        license.profile_id,
        Some(profile(2)),
        "an update without a profile leaves it"
    );
    let before = license.clone();
    let refused = license.undo_update(first.order_id, None, None, None);
    assert_eq!(refused, Err(LifeCycleError::UpdatedAgain));
    assert_eq!(license, before, "a refused step changes nothing");
    license
        .undo_update(order(8), Some(first.clone()), Some(in_days(1)), Some(profile(2)))
        .unwrap();
    assert_eq!(license.update.as_deref(), Some(&first));
    license
        .undo_update(order(7), None, None, Some(profile(1)))
        .unwrap();
    assert_eq!((license.profile_id, license.version), (Some(profile(1)), 5));
    let never = license.undo_update(order(7), None, None, None);
    assert_eq!(never, Err(LifeCycleError::UpdatedAgain), "it has none");
}

#[test]
fn a_revoked_license_holds_no_place() {
    let mut license = license(1, Some(profile(1)));
    assert_eq!(license.holds(), Some(profile(1)));
    assert!(license.revoke(&by(), " refund "));
    assert_eq!(
        (license.holds(), license.status()),
        (None, LicenseStatus::Revoked)
    );
    assert_eq!(license.profile_id, Some(profile(1)), "what it was is still known");
}

#[test]
fn a_block_ends_and_leaves_everything_as_it_was() {
    let mut license = license(1, Some(profile(1)));
    assert_eq!(license.unblock(NOW), Err(LifeCycleError::NotBlocked));
    license.block(NOW, " The invoice is open ").unwrap();
    assert_eq!(license.blocked().unwrap().reason, "The invoice is open");
    assert_eq!(license.block(NOW, "Again"), Err(LifeCycleError::BlockedAlready));
    assert_eq!(
        (license.status(), license.holds()),
        (LicenseStatus::Active, Some(profile(1)))
    );
    license.unblock(in_days(1)).unwrap();
    assert_eq!((license.blocked(), license.version), (None, 3));
    assert_eq!(license.blocks[0].ended_at, Some(in_days(1)));
    license.block(in_days(2), "Once more").unwrap();
    assert!(license.revoke(&by(), "Sold twice"));
    assert_eq!(license.blocked(), None, "a block ends with its license");
    assert_eq!(
        license.block(in_days(3), "Too late"),
        Err(LifeCycleError::LicenseRevoked)
    );
}
