//! How a feature is licensed: model, seats, unit, flags.

use serde::{Deserialize, Serialize};

/// The licensing model of a feature, with the numbers that belong to it. Times are UTC seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Model {
    /// Without end.
    Perpetual,
    /// From the first second of `from` to the last second of `until`.
    Period {
        /// First valid second.
        from: i64,
        /// Last valid second.
        until: i64,
    },
    /// Up to and including `until`.
    Until {
        /// Last valid second.
        until: i64,
    },
    /// This many days, counted from the first use.
    Days {
        /// Days from first use.
        days: u32,
    },
    /// This many executions.
    Runs {
        /// The run counter's start.
        runs: u32,
    },
}

impl Model {
    /// The number by which the field's clients know the model (1 to 5).
    pub fn code(self) -> u8 {
        match self {
            Self::Perpetual => 1,
            Self::Period { .. } => 2,
            Self::Until { .. } => 3,
            Self::Days { .. } => 4,
            Self::Runs { .. } => 5,
        }
    }

    /// The model's name in the license file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Perpetual => "perpetual",
            Self::Period { .. } => "period",
            Self::Until { .. } => "until",
            Self::Days { .. } => "days",
            Self::Runs { .. } => "runs",
        }
    }

    /// The first valid second, where the model has one.
    pub fn starts(self) -> Option<i64> {
        if let Self::Period { from, .. } = self {
            Some(from)
        } else {
            None
        }
    }

    /// The last valid second, where the calendar decides it.
    pub fn ends(self) -> Option<i64> {
        match self {
            Self::Period { until, .. } | Self::Until { until } => Some(until),
            Self::Perpetual | Self::Days { .. } | Self::Runs { .. } => None,
        }
    }
}

/// What one seat counts (elsewhere: consumption mode).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SeatUnit {
    /// A machine (0).
    #[default]
    Station,
    /// A signed-in user (1).
    Login,
    /// A running process (2).
    Process,
}

/// One restriction or permission of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// 0x04: not inside a virtual machine.
    ForbidVirtualMachine,
    /// 0x20: time is not counted by a virtual timer.
    VirtualTimerDisabled,
    /// 0x100: not over a remote desktop.
    ForbidRemoteDesktop,
    /// 0x800: a seat can be taken along.
    Detachable,
    /// 0x1000: the seat server allows taking seats along.
    DetachAllowed,
}

impl Flag {
    /// All flags, in the order of their codes.
    pub const ALL: [Self; 5] = [
        Self::ForbidVirtualMachine,
        Self::VirtualTimerDisabled,
        Self::ForbidRemoteDesktop,
        Self::Detachable,
        Self::DetachAllowed,
    ];

    /// The bit by which the field's clients know the flag.
    pub fn code(self) -> u32 {
        match self {
            Self::ForbidVirtualMachine => 0x04,
            Self::VirtualTimerDisabled => 0x20,
            Self::ForbidRemoteDesktop => 0x100,
            Self::Detachable => 0x800,
            Self::DetachAllowed => 0x1000,
        }
    }
}

/// A set of flags. As JSON a list of names in the order of their codes, each at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Flag>", into = "Vec<Flag>")]
pub struct Flags(u32);

impl Flags {
    /// Whether `flag` is set.
    pub fn has(self, flag: Flag) -> bool {
        self.0 & flag.code() != 0
    }

    /// The flags that are set, in the order of their codes.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.has(*flag))
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Flag> for Flags {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        Self(flags.into_iter().fold(0, |bits, flag| bits | flag.code()))
    }
}

impl From<Vec<Flag>> for Flags {
    fn from(flags: Vec<Flag>) -> Self {
        flags.into_iter().collect()
    }
}

impl From<Flags> for Vec<Flag> {
    fn from(flags: Flags) -> Self {
        flags.iter().collect()
    }
}

/// The terms of one feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Terms {
    /// When, how long or how often.
    pub model: Model,
    /// How many at the same time.
    pub seats: u32,
    /// What a seat counts.
    pub unit: SeatUnit,
    /// May be used over the network.
    pub remote: bool,
    /// Restrictions and permissions.
    #[cfg_attr(feature = "contract", ts(as = "Vec<Flag>"))]
    pub flags: Flags,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            model: Model::Perpetual,
            seats: 1,
            unit: SeatUnit::Station,
            remote: false,
            flags: Flags::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_read_and_write_as_a_sorted_list_of_names() {
        let flags: Flags =
            serde_json::from_str(r#"["detachable","forbid_virtual_machine","detachable"]"#).expect("reads");
        assert_eq!(
            serde_json::to_string(&flags).expect("writes"),
            r#"["forbid_virtual_machine","detachable"]"#
        );
    }

    #[test]
    fn models_keep_the_numbers_the_field_knows() {
        let codes = [
            Model::Perpetual,
            Model::Period { from: 0, until: 1 },
            Model::Until { until: 1 },
            Model::Days { days: 1 },
            Model::Runs { runs: 1 },
        ]
        .map(Model::code);
        assert_eq!(codes, [1, 2, 3, 4, 5]);
    }
}
