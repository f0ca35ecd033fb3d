//! The count of a profile, held against a model over random sequences of sales, updates, their undoing,
//! and revocations: it is always the number of licenses that hold a place.

use proptest::prelude::*;
use signet_domain::{
    License, LicenseId, OrderId, Profile, ProfileId, ProfileKind, Profiles, QuotaExhausted, QuotaMoves,
    Submission, Update,
};
use uuid::Uuid;

use crate::common::{NOW, by, frozen_with, license, line, offer, order, product, profile, sale, sold};

#[derive(Debug, Clone)]
enum Step {
    /// A sale of so many licenses from a profile, or none.
    Sell(Option<usize>, u32),
    /// An update of some licenses to a profile, or none.
    Update(Option<usize>, Vec<usize>),
    /// The nth update that still stands is taken back.
    Undo(usize),
    /// The nth sale is revoked.
    RevokeSale(usize),
    RevokeOne(usize),
    /// The vendor sets another limit, also below what is used.
    Limit(usize, Option<u32>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let some = || prop::option::weighted(0.8, 0..3usize);
    let step = prop_oneof![
        (some(), 1..5u32).prop_map(|(profile, count)| Step::Sell(profile, count)),
        (some(), prop::collection::vec(0..30usize, 1..5)).prop_map(|(p, targets)| Step::Update(p, targets)),
        (0..9usize).prop_map(Step::Undo),
        (0..9usize).prop_map(Step::RevokeSale),
        (0..30usize).prop_map(Step::RevokeOne),
        (0..3usize, prop::option::of(0..9u32)).prop_map(|(profile, limit)| Step::Limit(profile, limit)),
    ];
    prop::collection::vec(step, 1..40)
}

/// What a license held before an update: its index, its former update and profile.
type Former = (usize, Option<Update>, Option<ProfileId>);

/// What a console does, in memory: each action all or nothing.
#[derive(Debug, Clone)]
struct Vault {
    profiles: Profiles,
    licenses: Vec<License>,
    updates: Vec<(OrderId, Vec<Former>)>,
    orders: u128,
}

impl Vault {
    fn new() -> Self {
        let mut profiles: Vec<Profile> = (0..3)
            .map(|number| profile(number, ProfileKind::Right, Vec::new()))
            .collect();
        profiles[0].content.quota = Some(4);
        profiles[1].content.quota = Some(8);
        Self {
            profiles: offer(profiles),
            licenses: Vec::new(),
            updates: Vec::new(),
            orders: 0,
        }
    }

    fn run(&mut self, step: &Step) -> Result<(), QuotaExhausted> {
        let before = self.clone();
        let mut moves = QuotaMoves::default();
        match step {
            Step::Sell(profile, count) => self.sell(profile.map(id), *count, &mut moves),
            Step::Update(profile, targets) => self.update(profile.map(id), targets, &mut moves),
            Step::Undo(nth) => self.undo(*nth, &mut moves),
            Step::RevokeSale(nth) => {
                let sale = OrderId::from(Uuid::from_u128(*nth as u128));
                let places = 0..self.licenses.len();
                let theirs = places.filter(|index| self.licenses[*index].order_id == sale);
                theirs
                    .collect::<Vec<_>>()
                    .iter()
                    .for_each(|index| self.revoke(*index, &mut moves));
            }
            Step::RevokeOne(index) if *index < self.licenses.len() => self.revoke(*index, &mut moves),
            Step::RevokeOne(_) => {}
            Step::Limit(profile, limit) => {
                let profile = self.profiles.get_mut(&id(*profile)).unwrap();
                profile.content.quota = *limit;
            }
        }
        for (profile, places) in moves.iter() {
            let profile = self.profiles.get_mut(&profile).unwrap();
            if let Err(exhausted) = profile.shift(places, NOW) {
                *self = before;
                return Err(exhausted);
            }
        }
        Ok(())
    }

    fn sell(&mut self, profile: Option<ProfileId>, count: u32, moves: &mut QuotaMoves) {
        let line = signet_domain::Line {
            profile_id: profile,
            ..line(count)
        };
        let mut order = order(sale(vec![line]));
        order.id = self.next_order();
        let profiles = self.profiles.values().cloned().collect();
        let Submission { licenses, .. } = order
            .submit(by(), frozen_with(vec![product()], profiles), |_| {
                let template = license(1, None);
                (LicenseId::from(Uuid::nil()), template.serial)
            })
            .unwrap();
        for license in licenses {
            assert_eq!(license.holds(), profile, "each holds the line's profile");
            moves.add(None, license.holds());
            self.licenses.push(license);
        }
    }

    fn update(&mut self, profile: Option<ProfileId>, targets: &[usize], moves: &mut QuotaMoves) {
        let order_id = self.next_order();
        let mut formers: Vec<Former> = Vec::new();
        for index in targets {
            let named_before = formers.iter().any(|(other, ..)| other == index);
            let Some(license) = self.licenses.get_mut(*index) else {
                continue;
            };
            if named_before || license.status() == signet_domain::LicenseStatus::Revoked {
                continue;
            }
            let held = license.holds();
            formers.push((*index, license.update.as_deref().cloned(), license.profile_id));
            let grant = sold();
            license.take_update(
                Update {
                    order_id,
                    at: NOW,
                    grant,
                },
                profile,
            );
            moves.add(held, license.holds());
        }
        self.updates.push((order_id, formers));
    }

    /// Only when each of its licenses has it on top; revoked ones stay as they are.
    fn undo(&mut self, nth: usize, moves: &mut QuotaMoves) {
        let Some((order, formers)) = self.updates.get(nth).cloned() else {
            return;
        };
        let on_top = |index: usize| {
            let update = self.licenses[index].update.as_ref();
            update.is_some_and(|update| update.order_id == order)
        };
        if !formers.iter().all(|(index, ..)| on_top(*index)) {
            return;
        }
        self.updates.remove(nth);
        for (index, former, profile) in formers {
            let license = &mut self.licenses[index];
            let held = license.holds();
            license.undo_update(order, former, None, profile).unwrap();
            moves.add(held, license.holds());
        }
    }

    fn revoke(&mut self, index: usize, moves: &mut QuotaMoves) {
        let license = &mut self.licenses[index];
        let held = license.holds();
        license.revoke(&by(), "refund");
        moves.add(held, license.holds());
    }

    fn next_order(&mut self) -> OrderId {
        self.orders += 1;
        OrderId::from(Uuid::from_u128(self.orders - 1))
    }

    /// The model: who holds a place, counted one by one.
    fn holders(&self, profile: ProfileId) -> usize {
        self.licenses
            .iter()
            .filter(|license| license.holds() == Some(profile))
            .count()
    }
}

fn id(number: usize) -> ProfileId {
    ProfileId::from(Uuid::from_u128(number as u128))
}

proptest! {
    #[test]
    fn a_count_is_always_the_number_of_licenses_that_hold_a_place(steps in steps()) {
        let mut vault = Vault::new();
        for step in &steps {
            let before = vault.clone();
            let done = vault.run(step);
            for (id, profile) in &vault.profiles {
                let (used, was) = (profile.used, before.profiles[id].used);
                prop_assert_eq!(used as usize, vault.holders(*id), "after {:?}", step);
                let limit = profile.content.quota.unwrap_or(u32::MAX);
                prop_assert!(used <= limit.max(was), "above its limit after {:?}", step);
            }
            if let Err(QuotaExhausted { asked, left }) = done {
                prop_assert!(asked > left);
                prop_assert_eq!(&vault.licenses, &before.licenses, "a refused step changes nothing");
            }
        }
    }
}

#[test]
fn a_place_that_was_given_away_meanwhile_is_not_taken_back_by_an_undo() {
    let mut vault = Vault::new();
    vault.run(&Step::Sell(Some(0), 4)).unwrap();
    vault.run(&Step::Update(Some(1), vec![0, 1])).unwrap();
    assert_eq!((vault.profiles[&id(0)].used, vault.profiles[&id(1)].used), (2, 2));
    vault.run(&Step::Sell(Some(0), 1)).unwrap();
    let refused = vault.run(&Step::Undo(0));
    assert_eq!(refused, Err(QuotaExhausted { asked: 2, left: 1 }));
    vault.run(&Step::RevokeOne(4)).unwrap();
    vault.run(&Step::RevokeOne(4)).unwrap();
    vault.run(&Step::Undo(0)).unwrap();
    assert_eq!((vault.profiles[&id(0)].used, vault.profiles[&id(1)].used), (4, 0));
}

#[test]
fn a_limit_lowered_below_what_is_used_leaves_none_and_takes_none_back() {
    let mut vault = Vault::new();
    vault.run(&Step::Sell(Some(0), 4)).unwrap();
    vault.run(&Step::Limit(0, Some(1))).unwrap();
    let right = &vault.profiles[&id(0)];
    assert_eq!(right.quota().map(signet_domain::Quota::left), Some(0));
    assert_eq!(right.used, 4);
    let refused = vault.run(&Step::Sell(Some(0), 1));
    assert_eq!(refused, Err(QuotaExhausted { asked: 1, left: 0 }));
    assert_eq!(refused.unwrap_err().to_string(), "1 asked for, 0 left");
}

#[test]
fn moves_that_cancel_out_move_nothing() {
    let mut moves = QuotaMoves::default();
    moves.add(Some(id(0)), Some(id(1)));
    moves.add(Some(id(1)), Some(id(0)));
    moves.add(Some(id(2)), Some(id(2)));
    assert_eq!(moves.iter().count(), 0);
    moves.add(None, Some(id(2)));
    moves.add(Some(id(1)), None);
    assert_eq!(moves.iter().collect::<Vec<_>>(), [(id(1), -1), (id(2), 1)]);
    let mut profile = profile(0, ProfileKind::Right, Vec::new());
    profile.shift(0, NOW).unwrap();
    assert_eq!(profile.version, 1, "nothing was written");
}
