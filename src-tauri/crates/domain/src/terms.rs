//! What terms are allowed, with the limits other systems enforce (`domain.md`, "Limits").

use signet_license::{FeatureType, Model, Terms};

use crate::problem::{Problem, ProblemCode};
use crate::{Time, short_date};

/// Most seats: other systems keep them in a signed 32-bit number.
pub(crate) const MAX_SEATS: u32 = 2_147_483_647;
/// Most activations of a license.
pub(crate) const MAX_ACTIVATIONS: u32 = 50;
/// Most days from first use: a hundred years.
const MAX_DAYS: u32 = 36_500;

/// Everything wrong with one feature's terms, fields relative to the terms.
/// With `issued`, also what makes no sense for a license issued at that moment.
pub fn check_terms(terms: &Terms, kind: FeatureType, issued: Option<Time>) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_model(&mut problems, terms.model, issued);
    if terms.seats == 0 {
        problems.push(Problem::new(
            ProblemCode::TooSmall,
            "seats",
            "At least one seat is needed.",
        ));
    } else if terms.seats > MAX_SEATS {
        problems.push(Problem::new(
            ProblemCode::TooLarge,
            "seats",
            format!("At most {MAX_SEATS} seats."),
        ));
    } else if terms.seats > 1 && !terms.remote && kind != FeatureType::Floating {
        problems.push(Problem::new(
            ProblemCode::NotAllowed,
            "seats",
            "More than one seat needs the network: allow network use or set one seat.",
        ));
    }
    problems
}

fn check_model(problems: &mut Vec<Problem>, model: Model, issued: Option<Time>) {
    let mut add = |code, field: &str, message: String| {
        problems.push(Problem::new(code, format!("model.{field}"), message));
    };
    let mut dates_are_dates = true;
    for (field, at) in [("from", model.starts()), ("until", model.ends())] {
        if at.is_some_and(|at| !Time(at).is_a_date()) {
            dates_are_dates = false;
            add(
                ProblemCode::TooLarge,
                field,
                "Choose a date between 1970 and 9999.".to_owned(),
            );
        }
    }
    match model {
        Model::Period { from, until } if dates_are_dates && until < from => {
            add(
                ProblemCode::WrongOrder,
                "until",
                "The period ends before it begins.".to_owned(),
            );
        }
        Model::Days { days } if !(1..=MAX_DAYS).contains(&days) => {
            let code = if days == 0 {
                ProblemCode::TooSmall
            } else {
                ProblemCode::TooLarge
            };
            add(
                code,
                "days",
                format!("Choose 1 to {MAX_DAYS} days from first use."),
            );
        }
        Model::Runs { runs } if !(1..=MAX_SEATS).contains(&runs) => {
            let code = if runs == 0 {
                ProblemCode::TooSmall
            } else {
                ProblemCode::TooLarge
            };
            add(code, "runs", format!("Choose 1 to {MAX_SEATS} runs."));
        }
        _ => {}
    }
    if let (true, Some(until), Some(issued)) = (dates_are_dates, model.ends(), issued)
        && until < issued.0
    {
        add(
            ProblemCode::InThePast,
            "until",
            format!("{} is over: choose a later date.", short_date(until)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(model: Model, seats: u32, remote: bool) -> Vec<(ProblemCode, String)> {
        let terms = Terms {
            model,
            seats,
            remote,
            ..Terms::default()
        };
        check_terms(&terms, FeatureType::Normal, Some(Time(1_000_000)))
            .into_iter()
            .map(|p| (p.code, p.field))
            .collect()
    }

    #[test]
    fn every_limit_is_named_at_its_field() {
        use ProblemCode::{InThePast, NotAllowed, TooLarge, TooSmall, WrongOrder};
        let p = Model::Perpetual;
        assert_eq!(codes(p, 1, false), []);
        assert_eq!(codes(p, 5, true), []);
        assert_eq!(codes(p, 0, true), [(TooSmall, "seats".into())]);
        assert_eq!(codes(p, 5, false), [(NotAllowed, "seats".into())]);
        assert_eq!(codes(p, MAX_SEATS + 1, true), [(TooLarge, "seats".into())]);
        assert_eq!(
            codes(Model::Days { days: 0 }, 1, false),
            [(TooSmall, "model.days".into())]
        );
        assert_eq!(
            codes(Model::Days { days: 36_501 }, 1, false),
            [(TooLarge, "model.days".into())]
        );
        assert_eq!(
            codes(Model::Runs { runs: 0 }, 1, false),
            [(TooSmall, "model.runs".into())]
        );
        assert_eq!(
            codes(
                Model::Period {
                    from: 3_000_000,
                    until: 2_000_000
                },
                1,
                false
            ),
            [(WrongOrder, "model.until".into())]
        );
        assert_eq!(
            codes(Model::Until { until: 999_999 }, 1, false),
            [(InThePast, "model.until".into())]
        );
        assert_eq!(codes(Model::Until { until: 1_000_000 }, 1, false), []);
        assert_eq!(
            codes(Model::Until { until: i64::MAX }, 1, false),
            [(TooLarge, "model.until".into())]
        );
    }
}
