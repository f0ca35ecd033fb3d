//! Licensing models in a cell: `perpetual`, `until 2027-12-31`, `2027-01-01 to 2027-12-31`, `30 days`,
//! `500 runs`.

use signet_domain::{Model, Time, iso_day};
use signet_vault::fold;

use super::super::export::iso;
use super::super::values::{day, moment};

/// Reads a model.
pub(in super::super) fn read_model(text: &str) -> Result<Model, String> {
    let refused = || {
        format!(
            "“{text}” is no licensing model: write perpetual, until 2027-12-31, 2027-01-01 to 2027-12-31, 30 days \
             or 500 runs."
        )
    };
    let folded = fold(text);
    if ["perpetual", "unlimited", "no limit", "without end", "unbegrenzt"].contains(&folded.as_str()) {
        return Ok(Model::Perpetual);
    }
    let date = |part: &str, last| moment(day(part.trim()).ok()?, None, last).ok();
    let words: Vec<&str> = text.split_whitespace().collect();
    let keyword = |word: &str, names: &[&str]| names.contains(&fold(word).as_str());
    if let [first, rest @ ..] = words.as_slice()
        && keyword(first, &["until", "bis"])
    {
        let until = date(&rest.join(" "), true).ok_or_else(refused)?;
        return Ok(Model::Until { until: until.0 });
    }
    if let Some(middle) = words
        .iter()
        .position(|word| keyword(word, &["to", "bis", "-", "–"]))
    {
        let (from, until) = (words[..middle].join(" "), words[middle + 1..].join(" "));
        let (from, until) = date(&from, false).zip(date(&until, true)).ok_or_else(refused)?;
        return Ok(Model::Period {
            from: from.0,
            until: until.0,
        });
    }
    let [number, unit] = words.as_slice() else {
        return Err(refused());
    };
    let number: u32 = number.parse().map_err(|_| refused())?;
    match fold(unit).as_str() {
        "day" | "days" | "tag" | "tage" => Ok(Model::Days { days: number }),
        "run" | "runs" | "start" | "starts" => Ok(Model::Runs { runs: number }),
        _ => Err(refused()),
    }
}

/// Writes a model so that it is read back.
pub(in super::super) fn model_words(model: Model) -> String {
    match model {
        Model::Perpetual => "perpetual".to_owned(),
        Model::Until { until } => format!("until {}", last(until)),
        Model::Period { from, until } => format!("{} to {}", first(from), last(until)),
        Model::Days { days } => format!("{days} days"),
        Model::Runs { runs } => format!("{runs} runs"),
    }
}

/// A day where the moment is its end, otherwise the moment.
fn last(at: i64) -> String {
    if at.rem_euclid(86_400) == 86_399 {
        iso_day(Time(at))
    } else {
        iso(Time(at))
    }
}

fn first(at: i64) -> String {
    if at.rem_euclid(86_400) == 0 {
        iso_day(Time(at))
    } else {
        iso(Time(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_that_was_written_is_read_back() {
        for model in [
            Model::Perpetual,
            Model::Until { until: 86_399 },
            Model::Until { until: 100_000 },
            Model::Period {
                from: 0,
                until: 172_799,
            },
            Model::Period {
                from: 5,
                until: 100_000,
            },
            Model::Days { days: 30 },
            Model::Runs { runs: 1 },
        ] {
            let words = model_words(model);
            assert_eq!(read_model(&words), Ok(model), "{words}");
        }
    }

    #[test]
    fn models_are_read_as_people_write_them() {
        assert_eq!(read_model("Unbegrenzt"), Ok(Model::Perpetual));
        assert_eq!(read_model("bis 01.01.1970"), Ok(Model::Until { until: 86_399 }));
        assert_eq!(read_model("30 Tage"), Ok(Model::Days { days: 30 }));
        for wrong in [
            "",
            "30",
            "until",
            "until later",
            "-1 days",
            "1970-01-01 to",
            "forever and a day",
        ] {
            assert!(read_model(wrong).is_err(), "{wrong}");
        }
    }
}
