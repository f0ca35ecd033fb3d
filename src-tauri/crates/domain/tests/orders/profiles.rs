//! What a profile does to a draft's line: where it starts, what it fixes, how many it may make.

use signet_domain::{
    Conditions, Line, LineFeature, Model, Problem, ProblemCode, Profile, ProfileId, ProfileKind, Target,
    Terms, Validity,
};
use uuid::Uuid;

use crate::common::{
    Desk, NOW, line, offer, only, own, product, profile, sale, sold, stock, target, update, with_model,
};

fn plan() -> Profile {
    let left_out = LineFeature {
        excluded: true,
        ..own(3, Model::Perpetual)
    };
    let mut plan = profile(
        7,
        ProfileKind::Plan,
        vec![own(2, Model::Days { days: 30 }), left_out],
    );
    plan.content.conditions = Conditions {
        validity: Validity::Subscription { days: 365 },
        ..Conditions::default()
    };
    plan
}

fn template() -> Profile {
    let mut template = plan();
    template.content.kind = ProfileKind::Template;
    template
}

fn of(profile: &Profile, line: Line) -> Line {
    Line {
        profile_id: Some(profile.id),
        ..line
    }
}

fn check(profile: &Profile, line: Line) -> Vec<Problem> {
    let desk = Desk {
        profiles: offer([profile.clone()]),
        ..Desk::default()
    };
    desk.check(&sale(vec![line]))
}

#[test]
fn a_line_starts_with_its_profile_and_then_the_catalog() {
    for profile in [plan(), template()] {
        let line = of(&profile, Line::bare(product().id, 1)).completed(&product(), Some(&profile));
        assert_eq!(line.conditions.as_ref(), Some(&profile.content.conditions));
        assert_eq!(line.features[0].terms, Terms::default(), "the catalog's");
        assert_eq!(&line.features[1..], &profile.content.features, "the profile's");
        assert_eq!(check(&profile, line), []);
    }
}

#[test]
fn a_plan_fixes_the_terms_and_a_template_does_not() {
    let written = with_model(line(1), 2, Model::Runs { runs: 9 });
    let free = of(&template(), written.clone()).completed(&product(), Some(&template()));
    assert_eq!(free.features[1].terms.model, Model::Runs { runs: 9 });
    assert!(!free.features[2].excluded);
    assert_eq!(check(&template(), free), []);
    let fixed = of(&plan(), written).completed(&product(), Some(&plan()));
    assert_eq!(&fixed.features[1..], &plan().content.features);
    assert_eq!(fixed.conditions, Some(plan().content.conditions));
}

#[test]
fn what_a_plan_fixes_is_named_at_its_field() {
    let sound = of(&plan(), Line::bare(product().id, 1)).completed(&product(), Some(&plan()));
    let changed = |change: fn(&mut Line)| {
        let mut line = sound.clone();
        change(&mut line);
        check(&plan(), line)
    };
    only(
        &changed(|line| line.features[1].terms.model = Model::Days { days: 31 }),
        ProblemCode::Locked,
        "lines[0].features[1].terms.model.days",
    );
    only(
        &changed(|line| line.features[1].excluded = true),
        ProblemCode::Locked,
        "lines[0].features[1].excluded",
    );
    only(
        &changed(|line| line.features[2].excluded = false),
        ProblemCode::Locked,
        "lines[0].features[2].excluded",
    );
    only(
        &changed(|line| line.conditions = Some(Conditions::default())),
        ProblemCode::Locked,
        "lines[0].conditions.validity",
    );
    only(
        &changed(|line| line.conditions.as_mut().unwrap().clients = Some(3)),
        ProblemCode::Locked,
        "lines[0].conditions.clients",
    );
}

#[test]
fn what_the_catalog_locks_wins_over_a_profile_written_before() {
    let mut product = product();
    let calibration = &mut product.content.features[1];
    (calibration.can_modify, calibration.can_exclude) = (false, false);
    product.content.features[2].can_exclude = false;
    let line = of(&plan(), Line::bare(product.id, 1)).completed(&product, Some(&plan()));
    assert_eq!(line.features[1].terms, product.content.features[1].terms);
    assert!(!line.features[2].excluded);
    let desk = Desk {
        products: stock([product]),
        profiles: offer([plan()]),
        ..Desk::default()
    };
    assert_eq!(
        desk.check(&sale(vec![line])),
        [],
        "the order can be submitted without mending the profile"
    );
}

#[test]
fn a_profile_exists_is_offered_and_of_the_product() {
    let field = "lines[0].profile_id";
    let line = of(&template(), line(1));
    only(
        &Desk::default().check(&sale(vec![line.clone()])),
        ProblemCode::Unknown,
        field,
    );
    let other = Profile {
        product_id: signet_domain::ProductId::from(Uuid::from_u128(9)),
        ..template()
    };
    only(&check(&other, line.clone()), ProblemCode::NotAllowed, field);
    let mut archived = template();
    archived.archive(true, NOW);
    only(&check(&archived, line.clone()), ProblemCode::NotOnSale, field);
    let update_of = |held: Option<ProfileId>| {
        let targets = vec![Target {
            profile_id: held,
            ..target(1, sold())
        }];
        let line = Line {
            features: vec![own(3, Model::Runs { runs: 3 })],
            ..of(&archived, Line::bare(product().id, 1))
        };
        let content = update(&targets, line);
        let desk = Desk {
            targets,
            profiles: offer([archived.clone()]),
            ..Desk::default()
        };
        desk.check(&content)
    };
    only(&update_of(None), ProblemCode::NotOnSale, field);
    assert_eq!(update_of(Some(archived.id)), [], "who has it keeps it");
}

#[test]
fn a_sale_takes_no_more_than_a_quota_has_left_over_all_its_lines() {
    let mut right = template();
    right.content.quota = Some(10);
    right.used = 4;
    let lines = |a: u32, b: u32| {
        let lines = vec![of(&right, line(a)), line(50), of(&right, line(b))];
        let desk = Desk {
            profiles: offer([right.clone()]),
            ..Desk::default()
        };
        desk.check(&sale(lines))
    };
    assert_eq!(lines(3, 3), []);
    let problems = lines(3, 4);
    only(&problems, ProblemCode::QuotaExhausted, "lines[2].quantity");
    assert_eq!(problems[0].line, Some(2));
    assert!(problems[0].message.contains("6 of 10"), "{}", problems[0].message);
    right.content.quota = None;
    assert_eq!(check(&right, of(&right, line(10_000))), []);
}

#[test]
fn an_update_takes_one_for_each_license_that_does_not_hold_the_profile_yet() {
    let mut right = template();
    (right.content.quota, right.used) = (Some(10), 8);
    let with = |holders: u128, newcomers: u128| {
        let targets: Vec<Target> = (0..holders + newcomers)
            .map(|number| Target {
                profile_id: (number < holders).then_some(right.id),
                ..target(number, sold())
            })
            .collect();
        let line = Line {
            features: vec![own(3, Model::Runs { runs: 3 })],
            ..of(&right, Line::bare(product().id, 1))
        };
        let content = update(&targets, line);
        let desk = Desk {
            targets,
            profiles: offer([right.clone()]),
            ..Desk::default()
        };
        desk.check(&content)
    };
    assert_eq!(with(9, 2), []);
    only(&with(9, 3), ProblemCode::QuotaExhausted, "lines[0].profile_id");
}

#[test]
fn moving_licenses_to_another_profile_is_a_change() {
    let targets = vec![target(1, sold())];
    let content = update(&targets, of(&template(), Line::bare(product().id, 1)));
    let desk = Desk {
        targets,
        profiles: offer([template()]),
        ..Desk::default()
    };
    assert_eq!(desk.check(&content), []);
}

#[test]
fn fields_and_cells_the_product_has_no_more_are_left_out_of_a_line() {
    let mut stale = line(1);
    let value = signet_domain::FieldValue::Flag(true);
    stale.values.insert("gone".to_owned(), value);
    stale.memory.push(signet_domain::CellValue {
        item: 1,
        cell: 1,
        value: "00".to_owned(),
    });
    assert_eq!(stale.completed(&product(), None), line(1));
}
