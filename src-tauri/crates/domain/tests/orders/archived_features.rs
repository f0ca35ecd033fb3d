//! What the catalog no longer sells: new orders leave it out, licenses that have it keep it.

use signet_domain::{
    Line, LineFeature, Model, OrderContent, Problem, ProblemCode, Product, Profile, ProfileKind, Target,
};

use crate::common::{
    Desk, content, offer, only, own, product_of, profile, sale, sold, stock, target, update,
};

/// Core Measurement (1), which the catalog locks, is no longer sold.
fn product() -> Product {
    let mut content = content();
    content.features[0].archived = true;
    product_of(1, content)
}

fn desk(profiles: Vec<Profile>, targets: Vec<Target>) -> Desk {
    Desk {
        products: stock([product()]),
        profiles: offer(profiles),
        targets,
        ..Desk::default()
    }
}

#[test]
fn a_new_line_leaves_it_out_and_one_that_names_it_is_refused() {
    let line = Line::new(&product(), 1);
    let excluded: Vec<bool> = line.features.iter().map(|own| own.excluded).collect();
    assert_eq!(excluded, [true, false, false]);
    let check = |line| desk(Vec::new(), Vec::new()).check(&sale(vec![line]));
    assert_eq!(
        check(line.clone()),
        [],
        "although the catalog does not allow to leave it out"
    );
    let mut with = line;
    with.features[0].excluded = false;
    let problems = check(with.clone().completed(&product(), None));
    only(&problems, ProblemCode::NotOnSale, "lines[0].features[0].excluded");
    assert_eq!(problems[0].feature, Some(1));
}

#[test]
fn a_profile_that_names_it_is_refused_and_one_that_inherits_it_leaves_it_out() {
    let check = |kind, features: Vec<LineFeature>| -> Vec<Problem> {
        let profile = profile(7, kind, features);
        let line = Line {
            profile_id: Some(profile.id),
            ..Line::bare(product().id, 1)
        }
        .completed(&product(), Some(&profile));
        desk(vec![profile], Vec::new()).check(&sale(vec![line]))
    };
    for kind in [ProfileKind::Plan, ProfileKind::Template] {
        assert_eq!(check(kind, vec![own(2, Model::Perpetual)]), []);
        only(
            &check(kind, vec![own(1, Model::Perpetual)]),
            ProblemCode::NotOnSale,
            "lines[0].features[0].excluded",
        );
    }
}

#[test]
fn an_update_leaves_it_to_who_has_it_and_gives_it_to_nobody() {
    let mut without = sold();
    without.features.remove(&1);
    let check = |grants: &[signet_domain::Grant], replaces: bool, own: LineFeature| {
        let targets: Vec<Target> = (1..)
            .zip(grants.iter().cloned())
            .map(|(n, g)| target(n, g))
            .collect();
        let line = Line {
            features: vec![own, crate::common::own(2, Model::Days { days: 9 })],
            ..Line::bare(product().id, 0)
        };
        let content = OrderContent {
            can_overwrite: replaces,
            ..update(&targets, line)
        };
        desk(Vec::new(), targets).check(&content)
    };
    let core = own(1, Model::Perpetual);
    let left_out = LineFeature {
        excluded: true,
        ..core.clone()
    };
    let field = "lines[0].features[0].excluded";
    for replaces in [false, true] {
        assert_eq!(check(&[sold()], replaces, core.clone()), [], "kept");
        only(
            &check(std::slice::from_ref(&without), replaces, core.clone()),
            ProblemCode::NotOnSale,
            field,
        );
        only(
            &check(&[sold(), without.clone()], replaces, core.clone()),
            ProblemCode::NotOnSale,
            field,
        );
        assert_eq!(
            check(std::slice::from_ref(&without), replaces, left_out.clone()),
            []
        );
    }
    assert_eq!(
        check(&[sold()], false, left_out.clone()),
        [],
        "an update that adds leaves it"
    );
    only(&check(&[sold()], true, left_out), ProblemCode::Locked, field);
}
