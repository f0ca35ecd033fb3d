//! What would come of a request, or of an id that was typed. Nothing is written here.

use signet_domain::{
    ActivationKind, Asker, Grant, License, LicenseStatus, Order, Product, Refusal, RefusalCode, Time,
    check_block, judge, short_date,
};
use signet_license::{ActivationRequest, MachineClaim};
use signet_vault::{Certified, View};

use super::look::{DeskItem, DeskView, Outcome};
use super::refused;
use super::view::Holder;
use crate::Fault;
use crate::console::Desk;

/// Who asks for what.
pub(super) enum Asked {
    /// A machine, by its request.
    Machine(Box<ActivationRequest>),
    /// Somebody, for the license, by an id they typed.
    Id(Box<Typed>),
}

/// An id that was typed, in the form it is compared in.
pub(super) struct Typed {
    pub license: License,
    pub kind: ActivationKind,
    pub id: String,
    pub name: String,
    /// Last second of the certificate.
    pub until: Option<Time>,
    /// A new certificate is wanted in the place of the one there is.
    pub renews: bool,
}

/// What would come of it.
pub(super) struct Plan {
    asked: Asked,
    /// The license it is about and what it gets; or that there is no such license.
    found: Result<(Subject, Result<Answer, Refusal>), Refusal>,
    at: Time,
}

/// A plan that nothing speaks against.
pub(super) struct Ready {
    pub asked: Asked,
    pub subject: Subject,
    pub answer: Answer,
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
            Self::Id(typed) => Asker::Id(typed.kind, &typed.id),
        }
    }

    fn is_of(&self, known: &Certified) -> bool {
        let known = &known.activation;
        match self {
            Self::Machine(request) => known.key() == Some(&request.key),
            Self::Id(typed) => known.kind == typed.kind && known.typed_id() == Some(&typed.id),
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

    pub fn holder(self, customer_name: String) -> Holder {
        Holder {
            license: self.license,
            product_name: self.product.content.name,
            customer_name,
            activation_limit: self.grant.activation_limit,
        }
    }
}

impl Plan {
    pub fn of(desk: &Desk<'_>, asked: Asked) -> Result<Self, Fault> {
        let (view, at) = (desk.view(), desk.services.now());
        let license = match &asked {
            Asked::Machine(request) => view.license_by_serial(&request.serial)?,
            Asked::Id(typed) => Some(typed.license.clone()),
        };
        let found = match license {
            Some(license) => {
                let subject = Subject::read(view, license)?;
                let answer = answer(view, &asked, &subject, at)?;
                Ok((subject, answer))
            }
            None => Err(unknown_serial(&asked)),
        };
        Ok(Self { asked, found, at })
    }

    /// What can be done, or the fault that says why it cannot.
    pub fn ready(self) -> Result<Ready, Fault> {
        let (subject, answer) = self.found.map_err(refused)?;
        Ok(Ready {
            asked: self.asked,
            subject,
            answer: answer.map_err(refused)?,
            at: self.at,
        })
    }

    /// What the desk says of a request before anything is done.
    pub fn look(self, view: View<'_>, request: &ActivationRequest) -> Result<DeskView, Fault> {
        let refusal = |refusal: Refusal| Outcome {
            refusal: Some(refusal.code),
            message: refusal.message,
            repeated: false,
        };
        let (subject, answer) = match self.found {
            Ok(found) => found,
            Err(unknown) => return Ok(DeskView::of(DeskItem::Request, request, None, refusal(unknown))),
        };
        let holder = Holder::read(view, subject.license.id)?;
        let outcome = match answer {
            Ok(answer) => answer.outcome(subject.license.activations, holder.activation_limit),
            Err(reason) => refusal(reason),
        };
        Ok(DeskView::of(DeskItem::Request, request, Some(&holder), outcome))
    }
}

impl Answer {
    fn outcome(&self, active: u32, limit: u32) -> Outcome {
        let message = match self {
            Self::Again(_) => {
                "This request was answered before: the same certificate comes again.".to_owned()
            }
            Self::New {
                replaces: Some(_), ..
            } => format!(
                "The machine is active already: the new certificate takes the place of the one before, {active} of \
                 {limit} stay active."
            ),
            Self::New { replaces: None, .. } => format!(
                "The machine becomes number {} of {limit} this license is active on.",
                active + 1
            ),
        };
        Outcome {
            refusal: None,
            message,
            repeated: matches!(self, Self::Again(_)),
        }
    }
}

fn answer(
    view: View<'_>,
    asked: &Asked,
    subject: &Subject,
    at: Time,
) -> Result<Result<Answer, Refusal>, Fault> {
    let license = &subject.license;
    if let Asked::Machine(request) = asked
        && let Some(known) = view.activation_by_request(&request.id)?
    {
        return Ok(repeated(request, known, license));
    }
    let mut same = view.activations_of_license(license.id)?;
    same.retain(|known| known.activation.is_active() && asked.is_of(known));
    let replaces = match (asked, same.pop()) {
        // An id that is active already asks for what it has.
        (Asked::Id(typed), Some(known))
            if !typed.renews && license.status() == LicenseStatus::Active && license.blocked().is_none() =>
        {
            check_same_end(typed, &known)?;
            return Ok(Ok(Answer::Again(Box::new(known))));
        }
        (_, known) => known.map(Box::new),
    };
    let beside = license.activations.saturating_sub(u32::from(replaces.is_some()));
    let judged = judge(
        license,
        &subject.grant,
        &subject.product,
        asked.asker(),
        beside,
        at,
    );
    Ok(judged.map(|machine| Answer::New { machine, replaces }))
}

/// A certificate is repeated as it is, or renewed; it does not quietly get another end.
fn check_same_end(typed: &Typed, known: &Certified) -> Result<(), Fault> {
    let has = known.activation.lease_until;
    if typed.until.is_none() || typed.until == has {
        return Ok(());
    }
    let until = has.map_or_else(
        || "without an end".to_owned(),
        |end| format!("until {}", short_date(end.0)),
    );
    Err(Fault::field(
        "until",
        format!("It has a certificate {until} already: renew that one to change its end."),
    ))
}

/// A request whose id is known: the same answer, unless something forbids it now.
fn repeated(request: &ActivationRequest, known: Certified, license: &License) -> Result<Answer, Refusal> {
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
    if license.status() == LicenseStatus::Revoked {
        return Err(Refusal::new(
            RefusalCode::Revoked,
            "The license was revoked since the request was answered.",
        ));
    }
    check_block(license)?;
    Ok(Answer::Again(Box::new(known)))
}

fn unknown_serial(asked: &Asked) -> Refusal {
    let serial = match asked {
        Asked::Machine(request) => request.serial.as_str(),
        Asked::Id(typed) => typed.license.serial.as_str(),
    };
    Refusal::new(
        RefusalCode::UnknownSerial,
        format!("No license has the serial number “{serial}”. Look for a typing error, or search for it."),
    )
}
