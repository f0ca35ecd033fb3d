//! License-level conditions: what holds for a license as a whole, beside the terms of its features.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::{Problem, ProblemCode, check_range};
use crate::terms::MAX_SEATS;
use crate::{Time, short_date};

/// How long the license as a whole lasts; its features may end earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Validity {
    /// Without end.
    #[default]
    Perpetual,
    /// This many days from the day it is issued; extended by update orders.
    Subscription {
        /// Days, 1 to 5,000.
        days: u32,
    },
    /// Up to and including this moment.
    Until {
        /// Last valid second.
        until: Time,
    },
}

/// Where seats are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Concurrency {
    /// Nowhere: each activation is one machine.
    #[default]
    None,
    /// By the vendor's server.
    Cloud,
    /// By a server in the customer's network.
    Network,
}

/// The conditions of a license. The limits are those other systems enforce (`domain.md`, "Limits").
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Conditions {
    /// How long it lasts.
    pub validity: Validity,
    /// A trial first, for this many days.
    pub trial_days: Option<u32>,
    /// Clients that may use it, 1 to 50,000; none: as many as it has seats.
    pub clients: Option<u32>,
    /// Hours a client may go without asking again, at most 8,760; none: it never needs to ask.
    pub client_lease_hours: Option<u32>,
    /// The same inside a virtual machine, at most 500; 0: unlimited.
    pub vm_lease_hours: Option<u32>,
    /// Hours an offline activation lasts, at most 500 days.
    pub offline_lease_hours: Option<u32>,
    /// Days of long-term check-out.
    pub check_out_days: Option<u32>,
    /// Last second in which new releases may be installed.
    pub maintenance_until: Option<Time>,
    /// Or for how many days from the day of issue, 1 to 5,000; what a license has is the date.
    pub maintenance_days: Option<u32>,
    /// Where seats are counted.
    pub concurrency: Concurrency,
    /// Seats a network server hands out.
    pub network_seats: Option<u32>,
    /// Processes at the same time on one machine; 0: unlimited; none: as the features say.
    pub concurrent_processes: Option<u32>,
    /// Minutes between a client's signs of life, 5 to 1,440.
    pub heartbeat_minutes: Option<u32>,
}

impl Conditions {
    /// Everything wrong with them, fields relative to the conditions. With `issued`, also what makes no
    /// sense for a license issued at that moment.
    pub fn check(&self, issued: Option<Time>) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.check_dates(&mut problems, issued);
        let days = match self.validity {
            Validity::Subscription { days } => Some(days),
            Validity::Perpetual | Validity::Until { .. } => None,
        };
        for (field, value, range, what) in [
            ("validity.days", days, 1..=5_000, "days of subscription"),
            ("trial_days", self.trial_days, 1..=5_000, "days of trial"),
            (
                "maintenance_days",
                self.maintenance_days,
                1..=5_000,
                "days of maintenance",
            ),
            ("clients", self.clients, 1..=50_000, "clients"),
            (
                "client_lease_hours",
                self.client_lease_hours,
                1..=8_760,
                "hours of client lease",
            ),
            (
                "vm_lease_hours",
                self.vm_lease_hours,
                0..=500,
                "hours of lease in a virtual machine; 0 is unlimited",
            ),
            (
                "offline_lease_hours",
                self.offline_lease_hours,
                1..=500 * 24,
                "hours of offline lease (500 days)",
            ),
            (
                "check_out_days",
                self.check_out_days,
                0..=MAX_SEATS,
                "days of check-out",
            ),
            (
                "network_seats",
                self.network_seats,
                0..=MAX_SEATS,
                "network seats",
            ),
            (
                "concurrent_processes",
                self.concurrent_processes,
                0..=MAX_SEATS,
                "processes; 0 is unlimited",
            ),
            (
                "heartbeat_minutes",
                self.heartbeat_minutes,
                5..=1_440,
                "minutes between signs of life",
            ),
        ] {
            if let Some(value) = value {
                check_range(&mut problems, field, value, range, what);
            }
        }
        if self.maintenance_days.is_some() && self.maintenance_until.is_some() {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "maintenance_days",
                "Maintenance has days or a date, not both: remove one.",
            ));
        }
        if self.concurrency == Concurrency::None && self.network_seats.is_some_and(|seats| seats > 0) {
            problems.push(Problem::new(
                ProblemCode::NotAllowed,
                "network_seats",
                "Seats are counted nowhere: choose network or cloud, or remove the seats.",
            ));
        }
        problems
    }

    fn check_dates(&self, problems: &mut Vec<Problem>, issued: Option<Time>) {
        let until = match self.validity {
            Validity::Until { until } => Some(until),
            Validity::Perpetual | Validity::Subscription { .. } => None,
        };
        for (field, at) in [
            ("validity.until", until),
            ("maintenance_until", self.maintenance_until),
        ] {
            let Some(at) = at else { continue };
            if !at.is_a_date() {
                problems.push(Problem::not_a_date(field));
            } else if issued.is_some_and(|issued| at < issued) {
                problems.push(Problem::new(
                    ProblemCode::InThePast,
                    field,
                    format!("{} is over: choose a later date.", short_date(at.0)),
                ));
            }
        }
    }

    /// The last second of maintenance of a license issued, or updated, at `issued`; none: it has no end.
    pub fn maintenance_ends(&self, issued: Time) -> Option<Time> {
        let counted = self.maintenance_days.map(|days| issued.plus_days(days));
        self.maintenance_until.or(counted)
    }

    /// The last valid second of a license issued at `issued`; none without end.
    pub fn ends(&self, issued: Time) -> Option<Time> {
        match self.validity {
            Validity::Perpetual => None,
            Validity::Subscription { days } => Some(issued.plus_days(days)),
            Validity::Until { until } => Some(until),
        }
    }
}
