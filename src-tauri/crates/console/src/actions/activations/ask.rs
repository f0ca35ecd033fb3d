//! What would come of a request, or of an id that was typed. Nothing is written here.

use signet_domain::{
    ActivationKind, Asker, Grant, License, LicenseStatus, Order, Product, Refusal, RefusalCode, Time, judge,
};
use signet_license::{ActivationRequest, MachineClaim};
use signet_vault::{Certified, View};

use super::{DeskItem, DeskView, refused};
use crate::Fault;
use crate::console::Desk;

/// Who asks for what.
pub(super) enum Asked {
    /// A machine, by its request.
    Machine(Box<ActivationRequest>),
    /// Somebody, for the license, by an id they typed.
    Id {
        license: Box<License>,
        kind: ActivationKind,
        id: String,
        name: String,
    },
}

/// What would come of it.
pub(super) struct Plan {
    pub asked: Asked,
    /// The license it is about, if there is one.
    pub subject: Option<Subject>,
    pub answer: Result<Answer, Refusal>,
    pub at: Time,
}

/// A license with all that decides about it.
pub(super) struct Subject {
    pub license: License,
    pub order: Order,
    pub product: Product,
    pub grant: Grant,
}

pub(super) enum Answer {
    /// It was answered before.
    Again(Box<Certified>),
    /// A new certificate.
    New {
        machine: MachineClaim,
        /// The activation of the same machine that it takes the place of.
        replaces: Option<Box<Certified>>,
    },
}

impl Asked {
    pub fn by(request: ActivationRequest) -> Self {
        Self::Machine(Box::new(request))
    }

    fn asker(&self) -> Asker<'_> {
        match self {
            Self::Machine(request) => Asker::Machine(request),
            Self::Id { id, .. } => Asker::Id(id),
        }
    }

    fn is_of(&self, known: &Certified) -> bool {
        let known = &known.activation;
        match self {
            Self::Machine(request) => known.key() == Some(&request.key),
            Self::Id { id, kind, .. } => known.kind == *kind && known.machine.id.as_ref() == Some(id),
        }
    }
}

impl Subject {
    pub fn read(view: View<'_>, license: License) -> Result<Self, Fault> {
        let order = view.order(license.order_id)?;
        let product = view.product(license.product_id)?;
        let grant = license.grant(&order).settled(&product);
        Ok(Self {
            license,
            order,
            product,
            grant,
        })
    }
}

impl Plan {
    pub fn of(desk: &Desk<'_>, asked: Asked) -> Result<Self, Fault> {
        let (view, at) = (desk.view(), desk.services.now());
        let license = match &asked {
            Asked::Machine(request) => view.license_by_serial(&request.serial)?,
            Asked::Id { license, .. } => Some((**license).clone()),
        };
        let subject = license.map(|license| Subject::read(view, license)).transpose()?;
        let answer = answer(view, &asked, subject.as_ref(), at)?;
        Ok(Self {
            asked,
            subject,
            answer,
            at,
        })
    }

    /// What can be done, or the fault that says why it cannot.
    pub fn parts(self) -> Result<(Asked, Subject, Answer, Time), Fault> {
        match (self.subject, self.answer) {
            (Some(subject), Ok(answer)) => Ok((self.asked, subject, answer, self.at)),
            (_, Err(refusal)) => Err(refused(refusal.code, refusal.message)),
            (None, Ok(_)) => {
                let unknown = unknown_serial("");
                Err(refused(unknown.code, unknown.message))
            }
        }
    }

    pub fn look(self, view: View<'_>) -> Result<DeskView, Fault> {
        let listed = match &self.subject {
            Some(subject) => Some(view.license_listed(subject.license.id)?),
            None => None,
        };
        let request = match &self.asked {
            Asked::Machine(request) => Some(request),
            Asked::Id { .. } => None,
        };
        let grant = self.subject.as_ref().map(|subject| &subject.grant);
        let limit = grant.map_or(0, |grant| grant.activation_limit);
        let active = listed.as_ref().map_or(0, |listed| listed.license.activations);
        let (refusal, message, repeated) = match &self.answer {
            Err(refusal) => (Some(refusal.code), refusal.message.clone(), false),
            Ok(Answer::Again(_)) => (
                None,
                "This request was answered before: the same certificate comes again.".to_owned(),
                true,
            ),
            Ok(Answer::New {
                replaces: Some(_), ..
            }) => (
                None,
                format!(
                    "The machine is active already: the new certificate takes the place of the one before, \
                     {active} of {limit} stay active."
                ),
                false,
            ),
            Ok(Answer::New { replaces: None, .. }) => (
                None,
                format!(
                    "The machine becomes number {} of {limit} this license is active on.",
                    active + 1
                ),
                false,
            ),
        };
        Ok(DeskView {
            what: DeskItem::Request,
            serial: request.map(|r| r.serial.clone()).unwrap_or_default(),
            machine: request.map(|r| r.name.clone()).unwrap_or_default(),
            product_number: request.map(|r| r.product.number),
            program_version: request.map(|r| r.product.version.clone()).unwrap_or_default(),
            virtual_machine: request.is_some_and(|r| r.virtual_machine),
            parts: request
                .map(|r| r.machine.0.keys().copied().collect())
                .unwrap_or_default(),
            license_id: listed.as_ref().map(|listed| listed.license.id),
            product_name: listed
                .as_ref()
                .map(|l| l.product_name.clone())
                .unwrap_or_default(),
            customer_name: listed.map(|l| l.customer_name).unwrap_or_default(),
            active,
            activation_limit: limit,
            refusal,
            message,
            repeated,
        })
    }
}

fn answer(
    view: View<'_>,
    asked: &Asked,
    subject: Option<&Subject>,
    at: Time,
) -> Result<Result<Answer, Refusal>, Fault> {
    if let Asked::Machine(request) = asked
        && let Some(known) = view.activation_by_request(&request.id)?
    {
        return Ok(repeated(request, known, subject));
    }
    let Some(subject) = subject else {
        return Ok(Err(unknown_serial(match asked {
            Asked::Machine(request) => &request.serial,
            Asked::Id { .. } => "",
        })));
    };
    let mut same = view.activations_of_license(subject.license.id)?;
    same.retain(|known| known.activation.is_active() && asked.is_of(known));
    let replaces = same.pop();
    if let (Asked::Id { .. }, Some(_), LicenseStatus::Active) = (asked, &replaces, subject.license.status()) {
        // An id that is active already asks for what it has.
        return Ok(Ok(replaces.map_or_else(
            || Answer::New {
                machine: MachineClaim::default(),
                replaces: None,
            },
            |known| Answer::Again(Box::new(known)),
        )));
    }
    let beside =
        subject.license.activations - u32::from(replaces.is_some() && subject.license.activations > 0);
    let judged = judge(
        &subject.license,
        &subject.grant,
        &subject.product,
        asked.asker(),
        beside,
        at,
    );
    Ok(judged.map(|machine| Answer::New {
        machine,
        replaces: replaces.map(Box::new),
    }))
}

/// A request whose id is known: the same answer, unless something forbids it now.
fn repeated(
    request: &ActivationRequest,
    known: Certified,
    subject: Option<&Subject>,
) -> Result<Answer, Refusal> {
    if known.activation.request.as_ref() != Some(request) {
        return Err(Refusal::new(
            RefusalCode::RequestReused,
            "Another request had the same id. Let the program make a new request.",
        ));
    }
    if !known.activation.is_active() {
        return Err(Refusal::new(
            RefusalCode::GivenBack,
            "This request was answered, and its activation ended since. Let the program make a new request.",
        ));
    }
    if subject.is_some_and(|subject| subject.license.status() == LicenseStatus::Revoked) {
        return Err(Refusal::new(
            RefusalCode::Revoked,
            "The license was revoked since the request was answered.",
        ));
    }
    Ok(Answer::Again(Box::new(known)))
}

fn unknown_serial(serial: &str) -> Refusal {
    Refusal::new(
        RefusalCode::UnknownSerial,
        format!("No license has the serial number “{serial}”. Look for a typing error, or search for it."),
    )
}
