//! Any grants, for rules that hold for all of them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use signet_domain::{
    CellValue, Concurrency, Conditions, FieldValue, FieldValues, Flag, Grant, HeldFeature, Line, LineFeature,
    Model, OrderContent, OrderKind, SeatUnit, Terms, Time, Validity, Window,
};

use super::NOW;

fn moment() -> impl Strategy<Value = i64> {
    (0..4_000i64).prop_map(|days| NOW.0 + (days - 1_000) * super::DAY)
}

pub fn model() -> impl Strategy<Value = Model> {
    prop_oneof![
        Just(Model::Perpetual),
        (moment(), moment()).prop_map(|(a, b)| Model::Period {
            from: a.min(b),
            until: a.max(b)
        }),
        moment().prop_map(|until| Model::Until { until }),
        (1..400u32).prop_map(|days| Model::Days { days }),
        (1..400u32).prop_map(|runs| Model::Runs { runs }),
    ]
}

pub fn terms() -> impl Strategy<Value = Terms> {
    let unit = prop_oneof![
        Just(SeatUnit::Station),
        Just(SeatUnit::Login),
        Just(SeatUnit::Process)
    ];
    let flags = prop::sample::subsequence(Flag::ALL.to_vec(), 0..=5);
    (model(), 1..9u32, unit, any::<bool>(), flags).prop_map(|(model, seats, unit, remote, flags)| Terms {
        model,
        seats,
        unit,
        remote,
        flags: flags.into_iter().collect(),
    })
}

fn limit() -> impl Strategy<Value = Option<u64>> {
    prop::option::of(1..4u64)
}

fn held() -> impl Strategy<Value = HeldFeature> {
    (terms(), limit()).prop_map(|(terms, limit)| HeldFeature { terms, limit })
}

/// Conditions as a grant has them: a subscription is an end there.
pub fn held_conditions() -> impl Strategy<Value = Conditions> {
    let validity = prop_oneof![
        Just(Validity::Perpetual),
        moment().prop_map(|until| Validity::Until { until: Time(until) }),
    ];
    let concurrency = prop_oneof![Just(Concurrency::None), Just(Concurrency::Cloud)];
    (
        validity,
        prop::option::of(1..50u32),
        prop::option::of(moment().prop_map(Time)),
        concurrency,
    )
        .prop_map(|(validity, clients, maintenance_until, concurrency)| Conditions {
            validity,
            clients,
            maintenance_until,
            concurrency,
            ..Conditions::default()
        })
}

/// Conditions as an order has them.
pub fn conditions() -> impl Strategy<Value = Conditions> {
    let days = || prop::option::of(1..1_000u32);
    (held_conditions(), days(), days()).prop_map(|(mut conditions, days, maintenance)| {
        if let Some(days) = days {
            conditions.validity = Validity::Subscription { days };
        }
        if maintenance.is_some() {
            conditions.maintenance_until = None;
            conditions.maintenance_days = maintenance;
        }
        conditions
    })
}

pub fn window() -> impl Strategy<Value = Window> {
    (
        prop::option::of(moment().prop_map(Time)),
        prop::option::of(moment().prop_map(Time)),
    )
        .prop_map(|(from, until)| Window { from, until })
}

fn value() -> impl Strategy<Value = FieldValue> {
    prop_oneof![
        any::<bool>().prop_map(FieldValue::Flag),
        (0..9i64).prop_map(FieldValue::Number),
        "[a-c]{1,2}".prop_map(FieldValue::Text),
    ]
}

fn values() -> impl Strategy<Value = FieldValues> {
    prop::collection::btree_map("[x-z]", value(), 0..4)
}

fn memory() -> impl Strategy<Value = BTreeMap<(u32, u32), String>> {
    prop::collection::btree_map((1..3u32, 1..3u32), "[a-c]{0,2}", 0..4)
}

pub fn grant() -> impl Strategy<Value = Grant> {
    (
        prop::collection::btree_map(1..6u32, held(), 0..5),
        held_conditions(),
        1..9u32,
        window(),
        any::<(bool, bool)>(),
        values(),
        memory(),
    )
        .prop_map(
            |(features, conditions, activation_limit, window, (demo, can_overwrite), values, memory)| Grant {
                features,
                conditions,
                activation_limit,
                window,
                demo,
                can_overwrite,
                values,
                memory,
            },
        )
}

pub fn line() -> impl Strategy<Value = Line> {
    (
        prop::collection::btree_map(1..6u32, (held(), any::<bool>()), 0..5),
        prop::option::of(conditions()),
        values(),
        memory(),
    )
        .prop_map(|(features, conditions, values, memory)| Line {
            features: features
                .into_iter()
                .map(|(number, (held, excluded))| LineFeature {
                    number,
                    excluded,
                    terms: held.terms,
                    limit: held.limit,
                })
                .collect(),
            conditions,
            values,
            memory: cells(&memory),
            ..Line::bare(super::product().id, 1)
        })
}

/// The head of an update with its line.
pub fn update() -> impl Strategy<Value = OrderContent> {
    (line(), 1..9u32, window(), any::<(bool, bool)>()).prop_map(
        |(line, activation_limit, window, (demo, can_overwrite))| OrderContent {
            kind: OrderKind::Update,
            activation_limit,
            window,
            demo,
            can_overwrite,
            lines: vec![line],
            ..OrderContent::default()
        },
    )
}

/// The replacing update that says all a grant has.
pub fn restating(grant: &Grant) -> OrderContent {
    let features = grant.features.iter();
    OrderContent {
        kind: OrderKind::Update,
        activation_limit: grant.activation_limit,
        window: grant.window,
        demo: grant.demo,
        can_overwrite: true,
        lines: vec![Line {
            features: features
                .map(|(number, held)| LineFeature {
                    number: *number,
                    excluded: false,
                    terms: held.terms,
                    limit: held.limit,
                })
                .collect(),
            conditions: Some(grant.conditions.clone()),
            values: grant.values.clone(),
            memory: cells(&grant.memory),
            ..Line::bare(super::product().id, 1)
        }],
        ..OrderContent::default()
    }
}

fn cells(memory: &BTreeMap<(u32, u32), String>) -> Vec<CellValue> {
    let cells = memory.iter();
    cells
        .map(|((item, cell), value)| CellValue {
            item: *item,
            cell: *cell,
            value: value.clone(),
        })
        .collect()
}
