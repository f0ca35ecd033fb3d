//! The sentence of an update: who gains, has, keeps and loses what, and when it ends.

use signet_domain::{
    CellValue, Conditions, CustomField, FieldKind, FieldValue, Flag, Grant, Line, Model, OrderContent,
    Products, Target, Terms, Time, Validity, Window, sentence,
};

use crate::common::{NOW, line, own, product, products, sold, stock, target, update};

const END_2027: i64 = 1_830_297_599;
const END_2028: i64 = 1_861_919_999;

fn told_of(products: &Products, targets: &[Target], content: &OrderContent) -> String {
    sentence("Müller", content, products, targets, NOW)
}

fn told(grant: Grant, line: Line) -> String {
    let targets = [target(1, grant)];
    told_of(&products(), &targets, &update(&targets, line))
}

fn replacing(grant: Grant, line: Line) -> String {
    let targets = [target(1, grant)];
    let content = OrderContent {
        can_overwrite: true,
        ..update(&targets, line)
    };
    told_of(&products(), &targets, &content)
}

fn says(features: &[(u32, Model)]) -> Line {
    Line {
        features: features
            .iter()
            .map(|(number, model)| own(*number, *model))
            .collect(),
        ..Line::bare(product().id, 1)
    }
}

fn holding(features: &[(u32, Model)]) -> Grant {
    let line = says(features);
    Grant {
        features: line.features.iter().map(|own| (own.number, own.into())).collect(),
        activation_limit: 1,
        ..Grant::default()
    }
}

fn ending(until: i64) -> Conditions {
    Conditions {
        validity: Validity::Until { until: Time(until) },
        ..Conditions::default()
    }
}

#[test]
fn what_is_gained_changed_and_kept_is_told() {
    let grant = holding(&[(1, Model::Perpetual), (2, Model::Until { until: END_2027 })]);
    let line = says(&[
        (2, Model::Until { until: END_2028 }),
        (3, Model::Runs { runs: 1_500 }),
    ]);
    assert_eq!(
        told(grant, line),
        "On S-1, Müller gains Batch Export for 1,500 runs; has Calibration until 31 December 2028 instead of \
         until 31 December 2027; keeps Core Measurement; no feature is lost."
    );
}

#[test]
fn nothing_is_lost_when_things_are_only_gained() {
    let grant = holding(&[(1, Model::Perpetual)]);
    let line = says(&[(2, Model::Perpetual), (3, Model::Perpetual)]);
    assert_eq!(
        told(grant, line),
        "On S-1, Müller gains Calibration and Batch Export without end; keeps Core Measurement; nothing is lost."
    );
}

#[test]
fn what_is_lost_is_told() {
    let line = says(&[(2, Model::Perpetual)]);
    assert_eq!(
        replacing(sold(), line),
        "On S-1, Müller keeps Calibration; loses Core Measurement and Batch Export."
    );
}

#[test]
fn an_end_is_told_with_the_one_before() {
    let extended = Line {
        conditions: Some(Conditions {
            validity: Validity::Subscription { days: 366 },
            ..Conditions::default()
        }),
        ..says(&[])
    };
    let grant = Grant {
        conditions: ending(END_2027),
        ..holding(&[(1, Model::Perpetual)])
    };
    assert_eq!(
        told(grant.clone(), extended),
        "On S-1, Müller keeps Core Measurement; nothing is lost; the license ends on 31 December 2028 instead \
         of 31 December 2027."
    );
    let with = |conditions| Line {
        conditions: Some(conditions),
        ..says(&[])
    };
    assert_eq!(
        told(grant.clone(), with(Conditions::default())),
        "On S-1, Müller keeps Core Measurement; nothing is lost; the license no longer ends."
    );
    assert_eq!(
        told(holding(&[(1, Model::Perpetual)]), with(ending(END_2027))),
        "On S-1, Müller keeps Core Measurement; no feature is lost; the license ends on 31 December 2027 \
         instead of never."
    );
    assert_eq!(
        told(grant, says(&[(2, Model::Perpetual)])),
        "On S-1, Müller gains Calibration without end; keeps Core Measurement; nothing is lost; the license \
         ends on 31 December 2027."
    );
}

#[test]
fn terms_that_differ_in_more_than_time_and_seats_are_told() {
    let grant = holding(&[(1, Model::Perpetual)]);
    let mut line = says(&[(1, Model::Perpetual)]);
    line.features[0].terms = Terms {
        remote: true,
        flags: [Flag::ForbidVirtualMachine].into_iter().collect(),
        ..Terms::default()
    };
    assert_eq!(
        told(grant.clone(), line.clone()),
        "On S-1, Müller has Core Measurement with network use and other restrictions; no feature is lost."
    );
    line.features[0].terms.seats = 5;
    assert_eq!(
        told(grant, line),
        "On S-1, Müller has Core Measurement without end with 5 seats instead of without end, with network use \
         and other restrictions; no feature is lost."
    );
}

#[test]
fn everything_beside_features_is_told() {
    let mut product = product();
    product.content.fields = vec![CustomField {
        key: "site".to_owned(),
        label: "Site".to_owned(),
        kind: FieldKind::Text,
        default: None,
        required: false,
        signed: true,
    }];
    let grant = Grant {
        demo: true,
        ..holding(&[(1, Model::Perpetual)])
    };
    let targets = [target(1, grant)];
    let mut line = says(&[]);
    line.values
        .insert("site".to_owned(), FieldValue::Text("Hall 3".to_owned()));
    line.memory = vec![CellValue {
        item: 4,
        cell: 2,
        value: "FF".to_owned(),
    }];
    line.conditions = Some(Conditions {
        maintenance_until: Some(Time(END_2027)),
        network_seats: Some(3),
        clients: Some(9),
        ..Conditions::default()
    });
    let content = OrderContent {
        activation_limit: 5,
        ..update(&targets, line)
    };
    assert_eq!(
        told_of(&stock([product]), &targets, &content),
        "On S-1, Müller has maintenance until 31 December 2027, 3 network seats, other conditions, 5 activations \
         instead of 1, use in production, Site Hall 3, new content of memory item 4, cell 2; keeps Core \
         Measurement; no feature is lost."
    );
}

#[test]
fn a_window_is_told_with_both_its_sides() {
    let (from, until) = (Some(NOW), Some(Time(END_2027)));
    for (window, words) in [
        (
            Window { from, until },
            "activation from 18 November 2026 to 31 December 2027",
        ),
        (Window { from, until: None }, "activation from 18 November 2026"),
        (Window { from: None, until }, "activation until 31 December 2027"),
    ] {
        let targets = [target(1, holding(&[(1, Model::Perpetual)]))];
        let content = OrderContent {
            can_overwrite: true,
            window,
            ..update(&targets, says(&[(1, Model::Perpetual)]))
        };
        let expected = format!("On S-1, Müller has {words}; keeps Core Measurement; no feature is lost.");
        assert_eq!(told_of(&products(), &targets, &content), expected);
    }
    let shut = Grant {
        window: Window { from, until },
        ..holding(&[(1, Model::Perpetual)])
    };
    assert_eq!(
        told(shut, says(&[])),
        "On S-1, Müller has activation at any time; keeps Core Measurement; no feature is lost."
    );
}

#[test]
fn of_several_licenses_it_is_said_of_how_many_it_is_told() {
    let (one, other) = (holding(&[(1, Model::Perpetual)]), holding(&[]));
    let gains = "Müller gains Calibration without end; keeps Core Measurement; nothing is lost.";
    let told = |grants: &[&Grant]| {
        let targets: Vec<Target> = (1..)
            .zip(grants)
            .map(|(number, grant)| target(number, (*grant).clone()))
            .collect();
        told_of(
            &products(),
            &targets,
            &update(&targets, says(&[(2, Model::Perpetual)])),
        )
    };
    assert_eq!(told(&[&one, &one, &one]), format!("On 3 licenses, {gains}"));
    assert_eq!(
        told(&[&one, &other, &one]),
        format!("On 3 licenses, told for 2 that hold the same as the first, {gains}")
    );
    assert_eq!(
        told(&[&one, &other]),
        format!("On 2 licenses, told for S-1, {gains}")
    );
}

#[test]
fn an_update_that_says_nothing_yet_is_told_as_such() {
    let targets = [target(1, sold())];
    let empty = update(&targets, line(1));
    assert_eq!(
        told_of(&products(), &targets, &empty),
        "On S-1, Müller keeps everything as it is."
    );
    assert_eq!(
        sentence("", &empty, &products(), &targets, NOW),
        "On S-1, the customer keeps everything as it is."
    );
    assert_eq!(told_of(&products(), &[], &empty), "Müller gains nothing yet.");
}
