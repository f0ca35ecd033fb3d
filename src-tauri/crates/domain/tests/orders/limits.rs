//! A limit of its own: from the profile over the line into the license, told and compared like terms.

use signet_domain::{
    FeatureType, Grant, HeldFeature, Line, LineFeature, Model, OrderContent, Problem, ProblemCode, Product,
    ProductContent, Profile, ProfileKind, Target, TermsChange, TermsDiff, claims, held_in_words, sentence,
};

use crate::common::{
    Desk, NOW, by, content, frozen_with, license, offer, only, order, own, product_of, profile, sale, stock,
    target, update,
};

/// Tokens (1) are locked, the pool (2) is free, Batch Export (3) is normal.
fn product() -> Product {
    let mut content: ProductContent = content();
    let kinds = [FeatureType::ConsumptionTokens, FeatureType::ElementPool];
    for (feature, kind) in content.features.iter_mut().zip(kinds) {
        (feature.kind, feature.limit) = (kind, Some(100));
    }
    product_of(1, content)
}

fn with(number: u32, limit: Option<u64>) -> LineFeature {
    LineFeature {
        limit,
        ..own(number, Model::Perpetual)
    }
}

fn line(features: Vec<LineFeature>) -> Line {
    let features = Line {
        features,
        ..Line::bare(product().id, 1)
    };
    features.completed(&product(), None)
}

fn desk(profiles: Vec<Profile>, targets: Vec<Target>) -> Desk {
    Desk {
        products: stock([product()]),
        profiles: offer(profiles),
        targets,
        ..Desk::default()
    }
}

fn check(line: Line) -> Vec<Problem> {
    desk(Vec::new(), Vec::new()).check(&sale(vec![line]))
}

fn granted(line: &Line) -> Grant {
    let line = line.clone().settled(&product());
    Grant::of_sale(&sale(Vec::new()), &line, NOW)
}

#[test]
fn it_has_the_rules_of_the_catalogs_and_obeys_its_lock() {
    assert_eq!(check(line(Vec::new())), [], "none is the catalog's");
    assert_eq!(check(line(vec![with(2, Some(500))])), []);
    assert_eq!(check(line(vec![with(2, Some(1 << 53))])), []);
    let field = "lines[0].features[1].limit";
    only(&check(line(vec![with(2, Some(0))])), ProblemCode::TooSmall, field);
    only(
        &check(line(vec![with(2, Some((1 << 53) + 1))])),
        ProblemCode::TooLarge,
        field,
    );
    only(
        &check(line(vec![with(3, Some(5))])),
        ProblemCode::NotAllowed,
        "lines[0].features[2].limit",
    );
    let locked = line(vec![with(1, Some(500))]);
    assert_eq!(locked.features[0].limit, None, "a locked one follows the catalog");
    let mut written = line(Vec::new());
    written.features[0].limit = Some(500);
    only(
        &check(written.clone()),
        ProblemCode::Locked,
        "lines[0].features[0].limit",
    );
    written.features[0].limit = Some(100);
    assert_eq!(check(written), [], "the catalog's may be written down");
}

#[test]
fn a_plan_fixes_it_and_a_template_does_not() {
    let check = |kind, limit| {
        let profile = profile(7, kind, vec![with(2, Some(500))]);
        let mut line = Line {
            profile_id: Some(profile.id),
            ..Line::bare(product().id, 1)
        }
        .completed(&product(), Some(&profile));
        assert_eq!(line.features[1].limit, Some(500), "inherited");
        line.features[1].limit = limit;
        desk(vec![profile], Vec::new()).check(&sale(vec![line]))
    };
    assert_eq!(check(ProfileKind::Plan, Some(500)), []);
    for other in [Some(501), None] {
        only(
            &check(ProfileKind::Plan, other),
            ProblemCode::Locked,
            "lines[0].features[1].limit",
        );
        assert_eq!(check(ProfileKind::Template, other), []);
    }
}

#[test]
fn submit_writes_the_catalogs_where_there_is_none() {
    let mut order = order(sale(vec![line(vec![with(2, Some(500))])]));
    let frozen = frozen_with(vec![product()], Vec::new());
    let new = |_: &_| (license(1, None).id, license(1, None).serial);
    let made = order.submit(by(), frozen, new).unwrap();
    let limits = |line: &Line| line.features.iter().map(|own| own.limit).collect::<Vec<_>>();
    assert_eq!(limits(&order.content.lines[0]), [Some(100), Some(500), None]);
    let grant = made.licenses[0].grant(&order);
    let claims = claims(&made.licenses[0], &grant, &product(), "", "", NOW);
    let signed: Vec<_> = claims.features.iter().map(|feature| feature.limit).collect();
    assert_eq!(signed, [Some(100), Some(500), None]);
}

#[test]
fn a_license_from_before_has_the_limit_its_order_was_submitted_with() {
    let mut order = order(sale(vec![line(Vec::new())]));
    let frozen = frozen_with(vec![product()], Vec::new());
    let new = |_: &_| (license(1, None).id, license(1, None).serial);
    let made = order.submit(by(), frozen, new).unwrap();
    for own in &mut order.content.lines[0].features {
        own.limit = None;
    }
    assert_eq!(made.licenses[0].grant(&order).features[&1].limit, Some(100));
    let text =
        r#"{"model": {"kind": "perpetual"}, "seats": 1, "unit": "station", "remote": false, "flags": []}"#;
    let read: HeldFeature = serde_json::from_str(text).unwrap();
    assert_eq!(read, own(1, Model::Perpetual).terms.into());
    let line = format!(r#"{{"number": 1, "terms": {text}}}"#);
    assert_eq!(
        serde_json::from_str::<LineFeature>(&line).unwrap(),
        own(1, Model::Perpetual)
    );
}

#[test]
fn it_is_compared_and_told() {
    let (small, large) = (
        granted(&line(Vec::new())),
        granted(&line(vec![with(2, Some(2_500))])),
    );
    let diff = TermsDiff::between(&small, &large);
    let [
        TermsChange::Feature {
            number: 2,
            before,
            after,
        },
    ] = diff.changes.as_slice()
    else {
        panic!("{diff:?}");
    };
    let limits = [before, after].map(|held| held.and_then(|held| held.limit));
    assert_eq!(limits, [Some(100), Some(2_500)]);
    assert_eq!(diff.inverse().apply(&large), small);
    let told = |grant: &Grant, line: Line| {
        let targets = [target(1, grant.clone())];
        sentence(
            "Müller",
            &update(&targets, line),
            &stock([product()]),
            &targets,
            NOW,
        )
    };
    let bare = |own| Line {
        features: vec![own],
        ..Line::bare(product().id, 1)
    };
    assert_eq!(
        told(&small, bare(with(2, Some(2_500)))),
        "On S-1, Müller has Calibration with 2,500 elements instead of 100; keeps Core Measurement and Batch \
         Export; no feature is lost."
    );
    assert_eq!(
        told(&large, bare(with(2, None))),
        "On S-1, Müller has Calibration with 100 elements instead of 2,500; keeps Core Measurement and Batch \
         Export; no feature is lost.",
        "none is the catalog's"
    );
    assert_eq!(
        sentence(
            "Müller",
            &sale(vec![line(vec![with(2, Some(1))])]),
            &stock([product()]),
            &[],
            NOW
        ),
        "Müller gains Spectra Analyzer Pro on 1 serial number: Core Measurement without end with 100 tokens, \
         Calibration without end with 1 element, Batch Export without end; nothing is lost."
    );
    let words = |kind, model, limit| held_in_words(kind, &HeldFeature::from(&with_model(model, limit)));
    assert_eq!(words(FeatureType::Normal, Model::Perpetual, None), "no limit");
    assert_eq!(
        words(FeatureType::SecureStore, Model::Runs { runs: 5 }, Some(4_096)),
        "4,096 bytes, 5 runs"
    );
    assert_eq!(
        words(FeatureType::Floating, Model::Perpetual, Some(5)),
        "at most 5 active, no end"
    );
}

fn with_model(model: Model, limit: Option<u64>) -> LineFeature {
    LineFeature {
        limit,
        ..own(1, model)
    }
}

#[test]
fn an_update_may_leave_it_and_one_that_changes_nothing_else_says_so() {
    let held = granted(&line(vec![with(2, Some(500))]));
    let check = |features: Vec<LineFeature>| {
        let targets = vec![target(1, held.clone())];
        let line = Line {
            features,
            ..Line::bare(product().id, 0)
        };
        let content: OrderContent = update(&targets, line);
        desk(Vec::new(), targets).check(&content)
    };
    only(&check(vec![with(2, Some(500))]), ProblemCode::Missing, "lines");
    only(&check(vec![with(1, None)]), ProblemCode::Missing, "lines");
    assert_eq!(check(vec![with(2, Some(400))]), [], "less is a change too");
    assert_eq!(check(vec![with(2, None)]), []);
    only(
        &check(vec![with(1, Some(400))]),
        ProblemCode::Locked,
        "lines[0].features[0].limit",
    );
}
