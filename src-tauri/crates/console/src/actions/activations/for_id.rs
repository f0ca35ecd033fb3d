//! Certificates without a request: for an id that was typed.

use serde::Deserialize;
use signet_domain::{
    ActivationId, ActivationKind, LicenseId, Permission, Problem, ProblemCode, Refusal, RefusalCode, Time,
};
use signet_vault::Tx;
use ts_rs::TS;

use super::ask::{Asked, Plan, Typed};
use super::make::answer;
use super::{ActivationView, refused};
use crate::Fault;
use crate::action::{Action, Write};
use crate::actions::check_version;
use crate::console::Desk;

/// Characters of a machine's name.
const NAME: usize = 200;

/// Makes a certificate for a typed id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForId {
    license_id: LicenseId,
    /// Anything but `request`.
    kind: ActivationKind,
    /// The machine's, client's or server's id, the domain, the identifier of a token, or who gets one that is not
    /// bound.
    id: String,
    /// What people call it.
    #[serde(default)]
    name: String,
    /// Last second of the certificate; none: as the license's offline lease says.
    #[serde(default)]
    #[ts(optional)]
    until: Option<Time>,
}

impl ForId {
    pub(in crate::actions) fn new(
        license_id: LicenseId,
        kind: ActivationKind,
        id: String,
        name: String,
        until: Option<Time>,
    ) -> Self {
        Self {
            license_id,
            kind,
            id,
            name,
            until,
        }
    }
}

impl Action for ForId {
    const NAME: &'static str = "activation.for_id";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "A certificate without a request: for the typed id of a machine, client or network server, for a domain, or as a token.";
    type Reply = ActivationView;
}

impl Write for ForId {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let license = tx.license(self.license_id)?;
        let mut problems = Vec::new();
        let id = self.kind.typed_id(&self.id).unwrap_or_else(|problem| {
            problems.push(problem);
            String::new()
        });
        if self.name.chars().count() > NAME {
            let message = "Shorten the name: at most 200 characters fit.";
            problems.push(Problem::new(ProblemCode::TooLarge, "name", message));
        }
        Fault::unless_empty(problems)?;
        let asked = Typed {
            license,
            kind: self.kind,
            id,
            name: self.name.trim().to_owned(),
            until: self.until,
            renews: false,
        };
        answer(desk, tx, Plan::of(desk, Asked::Id(Box::new(asked)))?.ready()?)
    }
}

/// Makes the next certificate for the same id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renew {
    id: ActivationId,
    version: u32,
    /// Last second of the new certificate; none: as the license's offline lease says.
    #[serde(default)]
    #[ts(optional)]
    until: Option<Time>,
}

impl Action for Renew {
    const NAME: &'static str = "activation.renew";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "The next certificate for the same typed id, with what the license grants now and an end of its own; it takes the place of the one before.";
    type Reply = ActivationView;
}

impl Write for Renew {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ActivationView, Fault> {
        let known = tx.activation(self.id)?.activation;
        check_version("activation", self.version, known.version)?;
        let Some(id) = known.typed_id() else {
            return Err(Fault::field(
                "id",
                "The machine was activated by a request: let its program make a new one.",
            ));
        };
        if !known.is_active() {
            return Err(refused(Refusal::new(
                RefusalCode::GivenBack,
                "The activation ended before: make a new certificate for the id.",
            )));
        }
        let asked = Typed {
            license: tx.license(known.license_id)?,
            kind: known.kind,
            id: id.to_owned(),
            name: known.name.clone(),
            until: self.until,
            renews: true,
        };
        answer(desk, tx, Plan::of(desk, Asked::Id(Box::new(asked)))?.ready()?)
    }
}
