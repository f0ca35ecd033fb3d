//! The sentence of a sale.

use signet_domain::{Conditions, Line, Model, Time, Validity, sentence};

use crate::common::{NOW, line, products, sale, with_model};

fn said(customer: &str, lines: Vec<Line>) -> String {
    sentence(customer, &sale(lines), &products(), &[], NOW)
}

#[test]
fn the_sentence_says_who_gains_what_until_when() {
    let mut line = with_model(line(10), 2, Model::Until { until: 1_830_297_599 });
    line.features[2].terms.seats = 5;
    assert_eq!(
        said("Müller & Søn", vec![line.clone()]),
        "Müller & Søn gains Spectra Analyzer Pro on 10 serial numbers: Core Measurement without end, \
         Calibration until 31 December 2027, Batch Export without end with 5 seats; nothing is lost."
    );
    line.features[2].excluded = true;
    line.quantity = 1;
    line.features[1].terms.model = Model::Perpetual;
    assert_eq!(
        said("", vec![line]),
        "The customer gains Spectra Analyzer Pro on 1 serial number: Core Measurement and Calibration \
         without end; nothing is lost."
    );
    assert_eq!(said("", vec![]), "The customer gains nothing yet.");
}

#[test]
fn the_sentence_says_when_the_license_ends_and_its_maintenance() {
    let mut line = with_model(line(1), 2, Model::Runs { runs: 500 });
    line.features[2].excluded = true;
    line.conditions = Some(Conditions {
        validity: Validity::Subscription { days: 365 },
        maintenance_until: Some(Time(1_830_297_599)),
        ..Conditions::default()
    });
    assert_eq!(
        said("Müller", vec![line]),
        "Müller gains Spectra Analyzer Pro on 1 serial number: Core Measurement without end, Calibration for \
         500 runs, ending on 18 November 2027, 365 days after submit, with maintenance until 31 December 2027; \
         nothing is lost."
    );
}
