//! Where something differs from what catalog or profile fix: the field its problem stands at.

use signet_license::Model;

use crate::{Conditions, HeldFeature};

/// The first field in which a feature's terms or its limit differ, relative to the feature.
pub(super) fn differing_term(own: &HeldFeature, fixed: &HeldFeature) -> Option<&'static str> {
    let other_limit = own.limit != fixed.limit;
    let (own, fixed) = (&own.terms, &fixed.terms);
    if own.model.code() != fixed.model.code() {
        return Some("terms.model");
    }
    if own.model != fixed.model {
        return Some(match own.model {
            Model::Days { .. } => "terms.model.days",
            Model::Runs { .. } => "terms.model.runs",
            Model::Period { from, .. } if Some(from) != fixed.model.starts() => "terms.model.from",
            Model::Period { .. } | Model::Until { .. } | Model::Perpetual => "terms.model.until",
        });
    }
    [
        (own.seats != fixed.seats, "terms.seats"),
        (own.unit != fixed.unit, "terms.unit"),
        (own.remote != fixed.remote, "terms.remote"),
        (own.flags != fixed.flags, "terms.flags"),
        (other_limit, "limit"),
    ]
    .into_iter()
    .find_map(|(differs, field)| differs.then_some(field))
}

/// The first field in which conditions differ, relative to the conditions.
pub(super) fn differing_condition(own: &Conditions, fixed: &Conditions) -> Option<&'static str> {
    [
        (own.validity != fixed.validity, "validity"),
        (own.trial_days != fixed.trial_days, "trial_days"),
        (own.clients != fixed.clients, "clients"),
        (
            own.client_lease_hours != fixed.client_lease_hours,
            "client_lease_hours",
        ),
        (own.vm_lease_hours != fixed.vm_lease_hours, "vm_lease_hours"),
        (
            own.offline_lease_hours != fixed.offline_lease_hours,
            "offline_lease_hours",
        ),
        (own.check_out_days != fixed.check_out_days, "check_out_days"),
        (
            own.maintenance_until != fixed.maintenance_until,
            "maintenance_until",
        ),
        (own.maintenance_days != fixed.maintenance_days, "maintenance_days"),
        (own.concurrency != fixed.concurrency, "concurrency"),
        (own.network_seats != fixed.network_seats, "network_seats"),
        (
            own.concurrent_processes != fixed.concurrent_processes,
            "concurrent_processes",
        ),
        (
            own.heartbeat_minutes != fixed.heartbeat_minutes,
            "heartbeat_minutes",
        ),
    ]
    .into_iter()
    .find_map(|(differs, field)| differs.then_some(field))
}
