//! Each limit of `domain.md`, at both of its sides.

use signet_domain::{Binding, Concurrency, Conditions, Part, PartRule, Problem, ProblemCode, Time, Validity};

use crate::common::{NOW, in_days, only};

const MOST: u32 = 2_147_483_647;

type Write = fn(&mut Conditions, u32);

fn with(write: Write, value: u32) -> Vec<Problem> {
    let mut conditions = Conditions {
        concurrency: Concurrency::Network,
        ..Conditions::default()
    };
    write(&mut conditions, value);
    conditions.check(None)
}

#[test]
fn each_count_has_its_least_and_its_most() {
    let counts: [(&str, u32, u32, Write); 11] = [
        ("validity.days", 1, 5_000, |c, days| {
            c.validity = Validity::Subscription { days }
        }),
        ("trial_days", 1, 5_000, |c, n| c.trial_days = Some(n)),
        ("maintenance_days", 1, 5_000, |c, n| c.maintenance_days = Some(n)),
        ("clients", 1, 50_000, |c, n| c.clients = Some(n)),
        ("client_lease_hours", 1, 8_760, |c, n| {
            c.client_lease_hours = Some(n);
        }),
        ("vm_lease_hours", 0, 500, |c, n| c.vm_lease_hours = Some(n)),
        ("offline_lease_hours", 1, 12_000, |c, n| {
            c.offline_lease_hours = Some(n);
        }),
        ("check_out_days", 0, MOST, |c, n| c.check_out_days = Some(n)),
        ("network_seats", 0, MOST, |c, n| c.network_seats = Some(n)),
        ("concurrent_processes", 0, MOST, |c, n| {
            c.concurrent_processes = Some(n);
        }),
        ("heartbeat_minutes", 5, 1_440, |c, n| {
            c.heartbeat_minutes = Some(n);
        }),
    ];
    for (field, least, most, write) in counts {
        assert_eq!(with(write, least), [], "{field}");
        assert_eq!(with(write, most), [], "{field}");
        only(&with(write, most + 1), ProblemCode::TooLarge, field);
        if least > 0 {
            only(&with(write, least - 1), ProblemCode::TooSmall, field);
        }
    }
}

#[test]
fn maintenance_has_days_or_a_date() {
    let conditions = |maintenance_days, maintenance_until| Conditions {
        maintenance_days,
        maintenance_until,
        ..Conditions::default()
    };
    assert_eq!(conditions(Some(30), None).check(None), []);
    assert_eq!(conditions(None, Some(in_days(9))).check(None), []);
    only(
        &conditions(Some(30), Some(in_days(9))).check(None),
        ProblemCode::NotAllowed,
        "maintenance_days",
    );
}

#[test]
fn seats_are_counted_somewhere() {
    let seats = |network_seats, concurrency| {
        let conditions = Conditions {
            network_seats,
            concurrency,
            ..Conditions::default()
        };
        conditions.check(None)
    };
    only(
        &seats(Some(1), Concurrency::None),
        ProblemCode::NotAllowed,
        "network_seats",
    );
    assert_eq!(seats(Some(0), Concurrency::None), []);
    assert_eq!(seats(None, Concurrency::None), []);
    assert_eq!(seats(Some(1), Concurrency::Cloud), []);
}

#[test]
fn dates_can_be_written_and_are_not_over_when_issued() {
    let maintenance = |at| Conditions {
        maintenance_until: Some(at),
        ..Conditions::default()
    };
    let until = |until| Conditions {
        validity: Validity::Until { until },
        ..Conditions::default()
    };
    for (of, field) in [
        (&maintenance as &dyn Fn(Time) -> Conditions, "maintenance_until"),
        (&until, "validity.until"),
    ] {
        let before = Time(NOW.0 - 1);
        assert_eq!(of(NOW).check(Some(NOW)), []);
        only(&of(before).check(Some(NOW)), ProblemCode::InThePast, field);
        assert_eq!(of(before).check(None), [], "the catalog has no now");
        assert_eq!(of(Time::MAX).check(Some(NOW)), []);
        only(
            &of(Time(Time::MAX.0 + 1)).check(Some(NOW)),
            ProblemCode::TooLarge,
            field,
        );
        only(&of(Time(-1)).check(Some(NOW)), ProblemCode::TooLarge, field);
    }
}

#[test]
fn a_license_ends_as_its_validity_says() {
    let ends = |validity| {
        let conditions = Conditions {
            validity,
            ..Conditions::default()
        };
        conditions.ends(NOW)
    };
    assert_eq!(ends(Validity::Perpetual), None);
    assert_eq!(ends(Validity::Subscription { days: 30 }), Some(in_days(30)));
    let until = in_days(5);
    assert_eq!(ends(Validity::Until { until }), Some(until));
}

fn binding(parts: &[(Part, PartRule)], tolerated_changes: u32) -> Vec<Problem> {
    let binding = Binding {
        parts: parts.iter().copied().collect(),
        tolerated_changes,
    };
    binding.check()
}

#[test]
fn a_binding_tolerates_no_more_than_may_be_replaced_and_never_everything() {
    use Part::{Cpu, Hdd, Mac};
    use PartRule::{Replaceable, Required};
    let field = "tolerated_changes";
    assert_eq!(binding(&[], 0), [], "not bound");
    only(&binding(&[], 1), ProblemCode::TooLarge, field);
    assert_eq!(binding(&[(Cpu, Required), (Hdd, Required)], 0), []);
    only(&binding(&[(Cpu, Required)], 1), ProblemCode::TooLarge, field);
    let mixed = [(Cpu, Required), (Hdd, Replaceable), (Mac, Replaceable)];
    assert_eq!(binding(&mixed, 2), []);
    only(&binding(&mixed, 3), ProblemCode::TooLarge, field);
    let loose = [(Hdd, Replaceable), (Mac, Replaceable)];
    assert_eq!(binding(&loose, 1), []);
    only(&binding(&loose, 2), ProblemCode::NotAllowed, field);
}
